import { PlatformError, type RpcContract } from '#libs/contracts';
import { z } from 'zod';

type Property = { readonly type?: string; readonly items?: Property; readonly anyOf?: readonly Property[] };

const forms = new WeakMap<RpcContract, Readonly<Record<string, Property>>>();

/** What the contract says of each field, for reading text as what it stands for. */
function propertiesOf(contract: RpcContract): Readonly<Record<string, Property>> {
  let found = forms.get(contract);
  if (!found) {
    const schema = z.toJSONSchema(contract.input, { io: 'input', unrepresentable: 'any' });
    found = (schema.properties ?? {}) as Record<string, Property>;
    forms.set(contract, found);
  }
  return found;
}

const LIMIT = { least: 1, most: 200 };

/**
 * The query string as the contract's types: whole numbers, true and false, lists (repeated or separated by
 * commas). A value given twice where one is meant is refused, so that no two readers take different ones.
 *
 * @throws PlatformError `platform/invalid-input`
 */
export function queryInput(
  contract: RpcContract,
  query: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const properties = propertiesOf(contract);
  return Object.fromEntries(
    Object.entries(query).map(([name, given]) => [name, read(name, given, typeOf(properties[name]))]),
  );
}

function typeOf(property: Property | undefined): string | undefined {
  return property?.type ?? property?.anyOf?.find((option) => option.type !== 'null')?.type;
}

function read(name: string, given: unknown, type: string | undefined): unknown {
  if (type === 'array') return [given].flat().flatMap((part) => String(part).split(','));
  if (typeof given !== 'string') {
    throw new PlatformError('platform/invalid-input', 'A parameter is given twice.', {
      parameter: name.slice(0, 60),
    });
  }
  if (type === 'boolean' && (given === 'true' || given === 'false')) return given === 'true';
  if ((type === 'integer' || type === 'number') && /^-?\d{1,15}$/.test(given))
    return clamped(name, Number(given));
  return given;
}

/** A page that is asked for larger than pages are is a full page. */
function clamped(name: string, value: number): number {
  return name === 'limit' ? Math.min(LIMIT.most, Math.max(LIMIT.least, value)) : value;
}
