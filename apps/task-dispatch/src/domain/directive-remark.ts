import { demanded, type Demand, type Opened } from './demand.js';
import { DirectiveNotIssuedError, DirectiveNotYoursError } from './directive-errors.js';
import type { DirectiveNews } from './directive-news.js';
import type { Directive } from './directive.js';
import type { DispatchContent } from './dispatch-content.js';
import { aboutDirective, DEFAULT_REVIEW_FLOW, headingOf } from './dispatch-plan.js';
import { ItemNotFoundError } from './item-errors.js';
import type { Item } from './item.js';
import { kindOf, type RemarkCommand, remarkOf } from './remark.js';
import type { Acting, Remark } from './task-change.js';
import { UnitNotBelowIssuerError } from './task-errors.js';

export interface DirectiveRemarkCommand extends RemarkCommand {
  /** Null: on the directive as a whole. */
  readonly itemId: string | null;
  /** Of whom it is demanded. */
  readonly unitId: string | null;
  /** Who does what the words are about, each once. */
  readonly concerned: readonly string[];
}

/** A directive with the items it has, and where its issuer stands. */
export interface RemarkedOn {
  readonly directive: Directive;
  readonly issuerPath: string;
  readonly items: readonly Item[];
}

/** A remark with the item it was made on. */
export interface DirectiveRemark extends Remark {
  readonly itemId: string | null;
}

export interface DirectiveRemarked {
  readonly remark: DirectiveRemark;
  /** On which it was made, if not on the whole. */
  readonly item: Item | null;
  readonly heading: string;
  readonly news: DirectiveNews;
  /** Tells those concerned, at most 500 in one. */
  readonly passedOn: readonly DirectiveNews[];
  readonly opened: Opened | null;
}

const PEOPLE_IN_A_FACT = 500;

/**
 * 批示 on a directive in force or closed, or on one of its items; before that words belong to its sign-off.
 * One that demands opens a task for the unit it names, to whom alone it is passed on.
 */
export function remarkOnDirective(
  { directive, issuerPath, items }: RemarkedOn,
  command: DirectiveRemarkCommand,
  acting: Acting,
): DirectiveRemarked {
  if (directive.state !== 'issued' && directive.state !== 'closed') {
    throw new DirectiveNotIssuedError(directive.state);
  }
  const appointment = acting.caller.appointmentFor('remark', issuerPath);
  if (!appointment) throw new DirectiveNotYoursError();
  const { appointmentId } = appointment;
  const item = itemIn(items, command.itemId);
  const about = contentOf({ directive, issuerPath, item });
  const opened = command.demands ? demanded(about, demandOf(command), acting) : null;
  const remark = { ...remarkOf(command, { ...acting, appointmentId }), itemId: command.itemId };
  const said = saidOf(remark, about);
  return {
    remark,
    item,
    heading: about.heading,
    news: { type: 'remarked', ...said, kind: kindOf(remark) },
    passedOn: passedOn(said, peopleOf(command, directive)),
    opened,
  };
}

function itemIn(items: readonly Item[], itemId: string | null): Item | null {
  if (itemId === null) return null;
  const item = items.find((each) => each.itemId === itemId);
  if (!item) throw new ItemNotFoundError(itemId);
  return item;
}

function demandOf({ unitId, ...command }: DirectiveRemarkCommand): Demand {
  if (unitId === null) throw new UnitNotBelowIssuerError({ unitId });
  return { ...command, unitId };
}

function saidOf({ remarkId, itemId, words, newTaskId, by }: DirectiveRemark, { heading }: DispatchContent) {
  return { remarkId, itemId, heading, words, newTaskId, byName: by.name };
}

/** The drafter follows it up and learns of it anyhow; that something was seen is on record, and no more. */
function peopleOf({ words, demands, unit, concerned }: DirectiveRemarkCommand, { drafter }: Directive) {
  if (words === null) return [];
  const holder = unit?.responsible?.personId;
  const people = demands ? (holder === undefined ? [] : [holder]) : concerned;
  return people.filter((personId) => personId !== drafter.personId);
}

function passedOn(said: ReturnType<typeof saidOf>, people: readonly string[]): readonly DirectiveNews[] {
  const { words } = said;
  if (words === null) return [];
  return Array.from({ length: Math.ceil(people.length / PEOPLE_IN_A_FACT) }, (_, chunk) => ({
    type: 'remark-passed-on' as const,
    ...said,
    words,
    personIds: people.slice(chunk * PEOPLE_IN_A_FACT, (chunk + 1) * PEOPLE_IN_A_FACT),
  }));
}

/** What a task of the directive is told besides what is demanded. */
function contentOf({ directive, issuerPath, item }: Omit<RemarkedOn, 'items'> & { item: Item | null }) {
  return {
    ...aboutDirective(directive, issuerPath),
    itemId: item?.itemId ?? directive.id,
    itemPath: item?.path ?? '',
    heading: headingOf(item ? (item.heading ?? item.body) : directive.title),
    requirement: '',
    criteria: [],
    due: { kind: 'default' },
    urgent: false,
    evidence: { files: false, figures: [], reason: null },
    resultLevels: [],
    reviewFlowKey: item?.reviewFlowKey ?? DEFAULT_REVIEW_FLOW,
    sponsorPersonId: item?.sponsor?.personId ?? null,
    issuedAt: (directive.issuedAt ?? directive.registeredAt).toISOString(),
  } satisfies DispatchContent;
}
