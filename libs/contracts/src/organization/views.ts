import { DUTIES } from '#libs/kernel';
import { z } from 'zod';
import { day, id, line, text, unitPath, version } from '../wire/primitives.js';

/** The kinds of unit (domain.md §1); a `party-cell` holds no tasks. */
export const UNIT_KINDS = [
  'district-committee',
  'work-committee',
  'committee',
  'leading-party-group',
  'general-branch',
  'branch',
  'grid-branch',
  'temporary-branch',
  'party-cell',
  'office',
  'government',
  'subdistrict-office',
  'community',
  'stewardship-area',
] as const;

export const unitKind = z.enum(UNIT_KINDS);
export type UnitKind = z.output<typeof unitKind>;

export const duty = z.enum(DUTIES);

/** The person who answers for a unit. `vacant`: the post is empty and this person of `unitId` stands in by rule. */
export const responsiblePerson = z.strictObject({
  personId: id(),
  name: line(64),
  vacant: z.boolean(),
});

/** The whole value of a unit as every service keeps it; facts carry it whole, so that a projection needs no history. */
export const unitSnapshot = z.strictObject({
  unitId: id(),
  parentId: id().nullable(),
  path: unitPath(),
  kind: unitKind,
  name: line(120),
  code: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/),
  tags: z.array(line(40)).max(20),
  validFrom: day(),
  validTo: day().nullable(),
  mission: text(500).nullable(),
  responsible: responsiblePerson.nullable(),
  version: version(),
});
export type UnitSnapshot = z.output<typeof unitSnapshot>;

export const post = z.strictObject({
  postId: id(),
  title: line(64),
  duties: z.array(duty).max(DUTIES.length),
  /** The holder is the responsible person of the unit (书记). */
  heads: z.boolean(),
  version: version(),
});

export const appointment = z.strictObject({
  appointmentId: id(),
  personId: id(),
  personName: line(64),
  unitId: id(),
  unitName: line(120),
  unitPath: unitPath(),
  postId: id(),
  postTitle: line(64),
  duties: z.array(duty),
  scopeUnitId: id(),
  scopePath: unitPath(),
  from: day(),
  to: day().nullable(),
  version: version(),
});
export type AppointmentView = z.output<typeof appointment>;

export const person = z.strictObject({
  personId: id(),
  name: line(64),
  active: z.boolean(),
  appointments: z.array(appointment),
  version: version(),
});

export const account = z.strictObject({
  accountId: id(),
  personId: id(),
  login: line(64),
  state: z.enum(['open', 'disabled']),
  version: version(),
});

/** How the screen is for one person; stored with the account, so that it is so on every device. */
export const preferences = z.strictObject({
  /** Letters ×1, ×1.25, ×1.6. */
  textSize: z.enum(['standard', 'large', 'largest']),
  language: z.enum(['zh-CN', 'en']),
  /** Whether single keys (J, K, Y, N) do something. */
  singleKeys: z.boolean(),
  /** Where signing in leads; null: by device and posts. */
  entry: z.enum(['desk', 'phone']).nullable(),
});
export type Preferences = z.output<typeof preferences>;

/** Who is to receive tasks, as data: subtrees + kinds + tags − exclusions, optionally held by a post (domain.md §3). */
export const audienceRule = z.strictObject({
  subtrees: z.array(id()).min(1).max(50),
  /** Those of the subtrees of which the root alone is meant (不含下级). */
  alone: z.array(id()).max(50).optional(),
  /** Empty: every kind that can hold tasks. */
  kinds: z.array(unitKind).max(UNIT_KINDS.length).default([]),
  tags: z.array(line(40)).max(20).default([]),
  /** The issuer's own branch belongs to "every unit" unless it stands here with a reason. */
  exclusions: z
    .array(z.strictObject({ unitId: id(), reason: line(200) }))
    .max(500)
    .default([]),
  /** Held by this post of each unit instead of its responsible person. */
  postId: id().nullable().default(null),
});
export type AudienceRule = z.output<typeof audienceRule>;

export const audienceTarget = z.strictObject({
  unitId: id(),
  path: unitPath(),
  name: line(120),
  kind: unitKind,
  responsible: responsiblePerson.nullable(),
});
export type AudienceTarget = z.output<typeof audienceTarget>;

/** The claims the gateway signs: see Caller in libs/kernel. */
export const callerIdentity = z.strictObject({
  kind: z.enum(['person', 'machine']),
  districtId: id(),
  personId: z.string().min(1).max(64),
  name: line(64),
  appointments: z
    .array(
      z.strictObject({
        appointmentId: id(),
        unitId: id(),
        unitPath: unitPath(),
        postId: id(),
        postTitle: line(64),
        duties: z.array(duty),
        scopePath: unitPath(),
      }),
    )
    .max(50),
  epoch: z.int().min(0),
  sessionId: z.string().max(64).nullable(),
});

/** One level of the search for somebody who holds a duty or post: the unit and who is there now. */
export const holderLevel = z.strictObject({
  unitId: id(),
  unitName: line(120),
  unitPath: unitPath(),
  holders: z.array(
    z.strictObject({
      personId: id(),
      name: line(64),
      appointmentId: id(),
      postTitle: line(64),
      unitId: id(),
      unitName: line(120),
    }),
  ),
});
export type HolderLevel = z.output<typeof holderLevel>;
