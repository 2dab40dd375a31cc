import {
  directiveClosed,
  directiveIssued,
  directiveRegistered,
  directiveRemarked,
  directiveReturned,
  directiveWithdrawn,
  remarkPassedOn,
  signOffRequested,
  unsignedUrged,
  type FactContract,
} from '#libs/contracts';
import type { JournalEntry } from '#libs/journal';
import { uuidv7 } from '#libs/kernel';
import type { DirectiveNews } from '../domain/directive-news.js';
import type { Directive } from '../domain/directive.js';

const PUBLISHED: Readonly<Partial<Record<DirectiveNews['type'], FactContract>>> = {
  registered: directiveRegistered,
  'sign-off-requested': signOffRequested,
  issued: directiveIssued,
  'returned-to-draft': directiveReturned,
  withdrawn: directiveWithdrawn,
  'unsigned-urged': unsignedUrged,
  remarked: directiveRemarked,
  'remark-passed-on': remarkPassedOn,
  closed: directiveClosed,
};

export interface Happened {
  readonly before: Directive | null;
  readonly after: Directive;
  readonly news: DirectiveNews;
  readonly at: Date;
}

/** The line of the journal that a change leaves, and the fact that others learn, if it is for them. */
export function journalEntryOf({ before, after, news, at }: Happened): JournalEntry {
  const { type, ...told } = news;
  const contract = PUBLISHED[type];
  const edited = 'before' in news ? { before: news.before, after: news.after } : null;
  return {
    factId: uuidv7(at.getTime()),
    type: contract?.type ?? `task-dispatch.directive.${type}`,
    published: contract !== undefined,
    data: edited ? { items: edited.after.map(({ itemId }) => itemId) } : { ...subjectOf(after), ...told },
    before: edited ? { items: edited.before } : summaryOf(before),
    after: edited ? { items: edited.after } : summaryOf(after),
    occurredAt: at,
  };
}

function subjectOf(directive: Directive) {
  return {
    directiveId: directive.id,
    directiveTitle: directive.title,
    issuerUnitId: directive.issuerUnitId,
    drafterId: directive.drafter.personId,
  };
}

function summaryOf(directive: Directive | null): object | null {
  if (directive === null) return null;
  const { state, registerNumber, signOff } = directive;
  return { state, registerNumber, round: signOff?.round ?? 0 };
}
