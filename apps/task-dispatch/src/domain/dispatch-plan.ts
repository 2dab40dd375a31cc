import { ID_NAMESPACES, uuid5 } from '#libs/kernel';
import type { Directive, DirectiveDocType } from './directive.js';
import type { DispatchContent } from './dispatch-content.js';
import type { AudienceRule } from './item.js';
import type { TaskItem } from './sign-off-check.js';

/** The review that a task gets when its item names none. */
export const DEFAULT_REVIEW_FLOW = 'completion-review';

const HEADING_LENGTH = 120;

/** One item on its way to its audience; its id is derived, so that planning it again changes nothing. */
export interface PlannedDispatch {
  readonly id: string;
  readonly itemId: string;
  readonly rule: AudienceRule;
  readonly content: DispatchContent;
}

export interface IssuedText {
  readonly directive: Directive;
  readonly issuerPath: string;
  readonly text: string;
}

/** A dispatch for every task item of a directive that has just been issued. */
export function planDispatches(issued: IssuedText, items: readonly TaskItem[]): readonly PlannedDispatch[] {
  const { directive } = issued;
  return items.map((item) => ({
    id: uuid5(ID_NAMESPACES.dispatch, directive.id, item.itemId, String(directive.textVersion)),
    itemId: item.itemId,
    rule: item.audience,
    content: contentOf(issued, item),
  }));
}

/** What every task of a directive says about it. */
export function aboutDirective(directive: Directive, issuerPath: string) {
  return {
    directiveId: directive.id,
    directiveTitle: directive.title,
    issuerUnitId: directive.issuerUnitId,
    issuerUnitPath: issuerPath,
    issuerUnitName: directive.issuerUnitName,
    drafterId: directive.drafter.personId,
    contactPersonId: directive.drafter.personId,
    contactName: directive.drafter.name,
    defaultDays: defaultDaysOf(directive.docType),
  };
}

function contentOf({ directive, issuerPath, text }: IssuedText, item: TaskItem): DispatchContent {
  const requirement = requirementOf(text, item);
  return {
    ...aboutDirective(directive, issuerPath),
    itemId: item.itemId,
    itemPath: item.path,
    heading: headingOf(item.heading ?? requirement),
    requirement,
    criteria: item.criteria,
    due: item.due,
    urgent: item.urgent,
    evidence: item.evidence,
    resultLevels: item.resultLevels,
    reviewFlowKey: item.reviewFlowKey ?? DEFAULT_REVIEW_FLOW,
    sponsorPersonId: item.sponsor?.personId ?? null,
    issuedAt: directive.issuedAt!.toISOString(),
  };
}

/** The source's own words, without the marker. */
function requirementOf(text: string, item: TaskItem): string {
  const whole = text.slice(item.span.start, item.span.end);
  const { marker } = item;
  return (marker !== null && whole.startsWith(marker) ? whole.slice(marker.length) : whole).trim();
}

/** One line of at most 120 characters: the heading, or the first sentence. */
export function headingOf(words: string): string {
  const [sentence] = words.trim().split(/[。；\n]/, 1);
  return sentence!
    .slice(0, HEADING_LENGTH)
    .toWellFormed()
    .replace(/\uFFFD$/, '');
}

/** domain.md §4: documents 30, meeting points 20 calendar days. */
function defaultDaysOf(docType: DirectiveDocType): 20 | 30 {
  return docType === 'speech' || docType === 'minutes' ? 20 : 30;
}
