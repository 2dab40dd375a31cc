import type { DirectiveDraft } from './directive-draft.js';
import { EMPTY_HISTORY } from './edit-history.js';
import type { Directive, DirectiveDocType } from './directive.js';
import type { ItemCounts } from './item.js';

const TITLE_LENGTH = 200;

/** The grammar's kinds of document in the ledger's words: a task table is work points, a supervision notice a circular. */
export const DOC_TYPES: Readonly<Record<DirectiveDraft['docType'], DirectiveDocType>> = {
  speech: 'speech',
  workpoints: 'workpoints',
  notice: 'notice',
  plan: 'plan',
  tasktable: 'workpoints',
  supervision: 'circular',
  minutes: 'minutes',
  other: 'other',
};

export interface Registration {
  readonly id: string;
  readonly title: string | null;
  readonly issuer: { readonly unitId: string; readonly name: string };
  readonly drafter: { readonly personId: string; readonly name: string };
  readonly text: string;
  readonly draft: DirectiveDraft;
  readonly counts: ItemCounts;
  readonly now: Date;
}

/** A directive as it enters the ledger: a draft at version 1. */
export function registeredDirective(registration: Registration): Directive {
  const { draft, issuer } = registration;
  return {
    id: registration.id,
    version: 1,
    state: 'draft',
    title: titleOf(registration),
    docType: DOC_TYPES[draft.docType],
    docNumber: draft.docNumber === null ? null : oneLine(draft.docNumber.text),
    registerNumber: null,
    issuerUnitId: issuer.unitId,
    issuerUnitName: issuer.name,
    drafter: registration.drafter,
    source: {
      fileName: draft.source.fileName,
      textSha256: draft.source.textSha256,
      length: registration.text.length,
      decodedFrom: draft.source.decodedFrom,
    },
    textVersion: 1,
    counts: registration.counts,
    edits: EMPTY_HISTORY,
    signOff: null,
    returned: null,
    registeredAt: registration.now,
    issuedAt: null,
    endedAt: null,
    endReason: null,
    cancelling: false,
  };
}

/** What the drafter wrote, else the title of the text, else its file name, else its first line. */
function titleOf({ title, draft, text }: Registration): string {
  const candidates = [title, draft.title?.text, draft.source.fileName, ...text.trim().split('\n', 1)];
  return (
    candidates.map((candidate) => oneLine(candidate ?? '')).find((line) => line.length > 0) ?? '（无标题）'
  );
}

/** Line breaks of a title printed over several lines vanish, as between Chinese characters; nothing invisible stays. */
export function oneLine(text: string): string {
  return text
    .replaceAll(/\s*[\n\r\u2028\u2029]\s*/g, '')
    .replaceAll('\t', ' ')
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, '')
    .trim()
    .slice(0, TITLE_LENGTH)
    .toWellFormed();
}
