import { Caller, type CommandContext, type Duty, uuid5, uuidv7 } from '#libs/kernel';
import { createHash } from 'node:crypto';
import type { DirectiveDraft, DraftItem } from '../src/domain/directive-draft.js';
import { registeredDirective } from '../src/domain/directive-registration.js';
import type { Directive } from '../src/domain/directive.js';
import { itemsOfDraft } from '../src/domain/item-from-draft.js';
import { countItems, type Item } from '../src/domain/item.js';

const NAMESPACE = '6f1e4a52-7a0d-5c58-9b7e-0d3f7c1a9efe';

/** The same id for the same name. */
export const idOf = (name: string): string => uuid5(NAMESPACE, name);

export const ISSUER = { unitId: idOf('unit /1/'), name: '青岚区委', path: '/1/' };

/** A person with one post: its unit, its duties and, where wider than the unit, its scope. */
export function person(
  name: string,
  post: { readonly unitPath: string; readonly duties: readonly Duty[]; readonly scopePath?: string },
  districtId: string = idOf('district'),
): Caller {
  const { unitPath, duties, scopePath = unitPath } = post;
  return new Caller({
    kind: 'person',
    districtId,
    personId: idOf(name),
    name,
    appointments: [
      {
        appointmentId: idOf(`${name} appointment`),
        unitId: idOf(`unit ${unitPath}`),
        unitPath,
        postId: idOf(`${name} post`),
        postTitle: '干事',
        duties,
        scopePath,
      },
    ],
    epoch: 1,
    sessionId: null,
  });
}

export function context(caller: Caller, more: Partial<CommandContext> = {}): CommandContext {
  return {
    caller,
    commandKey: uuidv7(),
    requestHash: 'hash',
    expectedVersion: null,
    correlationId: 'test',
    causationId: null,
    ...more,
  };
}

interface Point {
  readonly marker: string;
  readonly heading: string;
  readonly rest: string;
  readonly more?: Partial<DraftItem>;
}

/** A notice of numbered points, one per line below its title, and the draft that the grammar would make of it. */
export function notice(points: readonly Point[]): { readonly text: string; readonly draft: DirectiveDraft } {
  const title = '关于做好冬季工作的通知';
  let text = `${title}\n`;
  const items: DraftItem[] = points.map(({ marker, heading, rest, more }, index) => {
    const start = text.length;
    text += `${marker}${heading}${rest}\n`;
    const headingStart = start + marker.length;
    const bodyStart = headingStart + heading.length;
    const end = bodyStart + rest.length;
    return draftItem({
      id: `n${index + 1}`,
      path: String(index + 1),
      start,
      end,
      marker: { start, end: headingStart, text: marker },
      heading: { start: headingStart, end: bodyStart, text: heading },
      body: { start: bodyStart, end },
      ...more,
    });
  });
  const head = { start: 0, end: title.length };
  return {
    text,
    draft: draftOf(text, { items, title: { ...head, text: title }, blocks: [{ role: 'head', ...head }] }),
  };
}

export function draftItem(more: Partial<DraftItem>): DraftItem {
  return {
    id: 'n1',
    path: '1',
    level: 1,
    series: 1,
    parent: null,
    start: 0,
    end: 0,
    marker: null,
    ordinal: null,
    heading: null,
    body: null,
    own: [],
    kind: 'task',
    declared: null,
    units: [],
    audience: [],
    deadlines: [],
    targets: [],
    prohibitions: [],
    dispatchable: true,
    confidence: 0.9,
    flags: [],
    setBy: {},
    children: [],
    ...more,
  };
}

export function draftOf(text: string, more: Partial<DirectiveDraft> = {}): DirectiveDraft {
  return {
    schema: 'directive-draft/1',
    source: {
      fileName: null,
      textSha256: createHash('sha256').update(text).digest('hex'),
      length: text.length,
      offsetUnit: 'utf16',
      eol: 'lf',
      decodedFrom: 'utf-8',
      generatedRanges: [],
    },
    title: null,
    docNumber: null,
    docType: 'notice',
    issuer: [],
    addressees: [],
    dates: { docDate: null, meetingDate: null, referenceDate: null, referenceDateFrom: 'none' },
    secrecy: null,
    urgency: null,
    cc: [],
    leadRule: null,
    blocks: [],
    items: [],
    noise: [],
    warnings: [],
    ...more,
  };
}

export interface DraftedDirective {
  readonly directive: Directive;
  readonly items: readonly Item[];
}

/** A registered draft of the notice. */
export function drafted(points: readonly Point[]): DraftedDirective & { readonly text: string } {
  const { text, draft } = notice(points);
  const items = itemsOfDraft({ text, draft }, uuidv7);
  const directive = registeredDirective({
    id: idOf('directive'),
    title: null,
    issuer: ISSUER,
    drafter: { personId: idOf('drafter'), name: '周文' },
    text,
    draft,
    counts: countItems(items),
    now: new Date('2026-11-20T07:00:00Z'),
  });
  return { directive, items, text };
}

export const AUDIENCE = { subtrees: [ISSUER.unitId], kinds: [], tags: [], exclusions: [], postId: null };
