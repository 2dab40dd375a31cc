import { z } from 'zod';
import { cursor, day, id, line, page, pageLimit, text } from '../wire/primitives.js';
import { command, query } from '../wire/rpc-contract.js';
import { audienceRule, audienceTarget, duty, holderLevel, unitKind, unitSnapshot } from './views.js';

const ADMINISTER = { anyOf: ['administer-units'] } as const;
const code = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/);

export const unitGet = query('organization', 'unit.get', {
  summary: 'One unit. A person sees the units in the scope of a post, the own ones and those above them.',
  access: 'person',
  input: z.strictObject({ unitId: id() }),
  output: unitSnapshot,
  errors: ['organization/unit-not-found'],
});

export const unitChildren = query('organization', 'unit.children', {
  summary: 'The units right below one, by code; the roots when no parent is named.',
  access: 'person',
  input: z.strictObject({
    parentId: id().nullable().default(null),
    cursor: cursor().optional(),
    limit: pageLimit(),
  }),
  output: page(unitSnapshot.extend({ children: z.int().min(0) })),
});

export const unitSearch = query('organization', 'unit.search', {
  summary:
    'Units whose name or code contains the words, or whose name is pronounced so (pinyin, whole or initials), inside what the caller may see.',
  access: 'person',
  input: z.strictObject({ q: line(60), cursor: cursor().optional(), limit: pageLimit(20) }),
  output: page(unitSnapshot),
});

export const unitCreate = command('organization', 'unit.create', {
  summary: 'Found a unit below another one.',
  access: ADMINISTER,
  input: z.strictObject({
    parentId: id(),
    kind: unitKind,
    name: line(120),
    code,
    tags: z.array(line(40)).max(20).default([]),
    validFrom: day(),
    /** Required for a temporary branch, with its mission. */
    validTo: day().nullable().default(null),
    mission: text(500).nullable().default(null),
  }),
  output: unitSnapshot,
  errors: [
    'organization/unit-out-of-scope',
    'organization/unit-not-found',
    'organization/unit-code-taken',
    'organization/unit-closed',
    'organization/tree-too-deep',
    'organization/temporary-branch-needs-mission-and-end',
    'organization/period-ends-before-it-begins',
  ],
});

export const unitRename = command('organization', 'unit.rename', {
  summary: 'Give a unit another name; what was printed before keeps the old one.',
  access: ADMINISTER,
  input: z.strictObject({ unitId: id(), name: line(120) }),
  output: unitSnapshot,
  errors: ['organization/unit-out-of-scope', 'organization/unit-not-found', 'organization/unit-closed'],
});

export const unitMove = command('organization', 'unit.move', {
  summary: 'Put a unit with everything below it under another parent.',
  access: ADMINISTER,
  input: z.strictObject({ unitId: id(), newParentId: id() }),
  output: unitSnapshot,
  errors: [
    'organization/unit-out-of-scope',
    'organization/unit-not-found',
    'organization/unit-closed',
    'organization/unit-under-itself',
    'organization/root-unit-stays',
    'organization/tree-too-deep',
  ],
});

export const unitClose = command('organization', 'unit.close', {
  summary: 'End a unit. Refused while it has units below it that go on.',
  access: ADMINISTER,
  input: z.strictObject({ unitId: id(), validTo: day(), reason: text(500) }),
  output: unitSnapshot,
  errors: [
    'organization/unit-out-of-scope',
    'organization/unit-not-found',
    'organization/unit-closed',
    'organization/root-unit-stays',
    'organization/unit-has-open-units-below',
  ],
});

export const unitSnapshotPage = query('organization', 'unit.snapshot', {
  summary: 'Every unit, in pages by id, for rebuilding a projection.',
  access: 'service',
  input: z.strictObject({
    after: id().nullable().default(null),
    limit: z.int().min(1).max(1000).default(500),
  }),
  output: z.strictObject({ units: z.array(unitSnapshot), next: id().nullable() }),
});

export const audiencePreview = query('organization', 'audience.preview', {
  summary: 'How many units a rule reaches, by kind, and which of them have nobody responsible.',
  access: { anyOf: ['draft', 'dispatch', 'sign-off'] },
  input: z.strictObject({ rule: audienceRule }),
  output: z.strictObject({
    total: z.int().min(0),
    byKind: z.array(z.strictObject({ kind: unitKind, units: z.int().min(1) })),
    withoutResponsiblePerson: z.array(audienceTarget).max(100),
    /** How many there are, also of those that are not named. */
    withoutResponsibleTotal: z.int().min(0).optional(),
  }),
  errors: ['organization/unit-not-found', 'organization/audience-out-of-scope'],
});

export const audienceResolve = query('organization', 'audience.resolve', {
  summary: 'The units a rule reaches, in pages by path; closed units and party cells are never among them.',
  access: 'service',
  input: z.strictObject({
    rule: audienceRule,
    afterPath: z.string().max(200).nullable().default(null),
    limit: z.int().min(1).max(2000).default(1000),
  }),
  output: z.strictObject({ targets: z.array(audienceTarget), next: z.string().nullable() }),
  errors: ['organization/unit-not-found'],
});

export const holdersFind = query('organization', 'holders.find', {
  summary:
    'Who holds a duty or a post, or which of the named persons are active. Levels go from the unit upwards to the root; a level lists the active holders appointed in that unit.',
  access: 'service',
  input: z.strictObject({
    unitId: id(),
    selector: z.union([
      z.strictObject({ by: z.literal('duty'), duty }),
      z.strictObject({ by: z.literal('post'), postId: id() }),
      z.strictObject({ by: z.literal('persons'), personIds: z.array(id()).min(1).max(50) }),
    ]),
  }),
  output: z.strictObject({ levels: z.array(holderLevel).max(13) }),
  errors: ['organization/unit-not-found'],
});
