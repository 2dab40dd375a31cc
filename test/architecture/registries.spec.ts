import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';
import { ALL_ERRORS, ALL_FACTS, ALL_RPCS } from '#libs/contracts';
import { gather, placeOf, productionSources, type Source } from './sources.js';

const SERVICES = ['platform', 'organization', 'task-dispatch', 'approval', 'notification'];
const CODE = new RegExp(`^(${SERVICES.join('|')})/[a-z0-9]+(-[a-z0-9]+)*$`);

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Texts that are failure codes, with their places, and which are not registered. */
function unregisteredCodes(source: Source): readonly string[] {
  return gather(source, (node, file) => {
    if (!ts.isStringLiteral(node) || ts.isImportDeclaration(node.parent) || !CODE.test(node.text))
      return undefined;
    return node.text in ALL_ERRORS ? undefined : `${placeOf(source, node, file)}: ${node.text}`;
  });
}

/** Codes that a service writes: whole, or as the sentence of a refusal of its own. */
function codesOf(service: string, sources: readonly Source[]): readonly string[] {
  return sources.flatMap((source) =>
    gather(source, (node) => {
      if (!ts.isStringLiteral(node)) return undefined;
      return /(errors|refusal)\.ts$/.test(source.path) && isSentence(node) && SLUG.test(node.text)
        ? `${service}/${node.text}`
        : CODE.test(node.text)
          ? node.text
          : undefined;
    }),
  );
}

/** `refusal('task-ended', …)` or `sentence: 'task-ended'`. */
function isSentence({ parent, ...node }: ts.StringLiteral): boolean {
  if (ts.isPropertyAssignment(parent)) return parent.name.getText() === 'sentence';
  return (
    ts.isCallExpression(parent) &&
    parent.expression.getText() === 'refusal' &&
    node.pos === parent.arguments[0]!.pos
  );
}

describe('the registries', () => {
  it('know every code that is written anywhere', () => {
    const madeUp = { path: 'made-up.ts', text: "const code = 'approval/nobody-registered-this';" };
    expect(unregisteredCodes(madeUp)).toHaveLength(1);
    expect(productionSources().flatMap(unregisteredCodes)).toEqual([]);
  });

  it('know every code that a request says it may answer with', () => {
    const unknown = ALL_RPCS.flatMap(({ subject, errors }) =>
      errors.filter((code) => !(code in ALL_ERRORS)).map((code) => `${subject}: ${code}`),
    );
    expect(ALL_RPCS.flatMap(({ errors }) => errors).length).toBeGreaterThan(50);
    expect(unknown).toEqual([]);
  });

  it.each(SERVICES.slice(1))('and %s have the same refusals', (service) => {
    const madeUp = {
      path: 'made-up-errors.ts',
      text: "refusal('one-thing', 'conflict', '…'); super({ sentence: 'another-thing' });",
    };
    expect(codesOf(service, [madeUp])).toEqual([`${service}/one-thing`, `${service}/another-thing`]);
    const own = productionSources().filter(({ path }) => path.startsWith(`apps/${service}/src/`));
    const written = codesOf(service, own).filter((code) => code.startsWith(`${service}/`));
    const registered = Object.keys(ALL_ERRORS).filter((code) => code.startsWith(`${service}/`));
    expect([...new Set(written)].sort()).toEqual(registered.sort());
  });

  it('write every code as service and sentence', () => {
    expect(Object.keys(ALL_ERRORS).filter((code) => !CODE.test(code))).toEqual([]);
  });

  it('name requests and facts as docs/glossary.md says', () => {
    const subject = /^rpc\.[a-z-]+\.v\d+(\.[a-z-]+){2,}$/;
    const type = /^[a-z-]+\.[a-z-]+\.[a-z-]+$/;
    expect('rpc.organization.v1.Unit.get').not.toMatch(subject);
    expect(ALL_RPCS.filter((rpc) => !subject.test(rpc.subject))).toEqual([]);
    expect(ALL_FACTS.filter((fact) => !type.test(fact.type))).toEqual([]);
  });

  it('have no name twice', () => {
    const names = [...ALL_RPCS.map(({ subject }) => subject), ...ALL_FACTS.map(({ type }) => type)];
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
});
