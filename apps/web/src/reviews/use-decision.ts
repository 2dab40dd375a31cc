import { useState } from 'react';
import { newKey } from '../calls/key.js';
import { useDraft, type DraftOf } from '../drafts/use-draft.js';
import {
  BLANK_FORM,
  choicesFor,
  DECISION_FORM,
  decisionOf,
  missingIn,
  type Choice,
  type DecisionForm,
  type Missing,
  type QueueRow,
} from './form.js';
import { useOutbox } from './use-outbox.js';

export interface Deciding {
  readonly choice: Choice | null;
  readonly choose: (choice: Choice) => void;
  readonly draft: DraftOf<DecisionForm>;
  readonly change: (part: Partial<DecisionForm>) => void;
  /** What was missing when it was last tried. */
  readonly missing: Missing | null;
  /** Puts the decision on its way, if something was chosen and nothing is missing. */
  readonly confirm: () => void;
}

/** First choose, then confirm: a slip of the hand decides nothing. */
export function useDecision(row: QueueRow, decided: () => void): Deciding {
  const { outbox } = useOutbox();
  const draft = useDraft<DecisionForm>({ subject: row.assignmentId, form: DECISION_FORM }, BLANK_FORM);
  const [choice, setChoice] = useState<Choice | null>(null);
  const [missing, setMissing] = useState<Missing | null>(null);
  const choose = (next: Choice) => {
    if (!choicesFor(row).includes(next)) return;
    setMissing(null);
    setChoice(next);
  };
  const change = (part: Partial<DecisionForm>) => {
    setMissing(null);
    draft.set({ ...draft.value, ...part });
  };
  const confirm = () => {
    if (choice === null) return;
    const lacking = missingIn(choice, draft.value, row);
    setMissing(lacking);
    if (lacking) return;
    outbox.put(newKey(), [decisionOf(choice, draft.value, row)]);
    decided();
  };
  return { choice, choose, draft, change, missing, confirm };
}
