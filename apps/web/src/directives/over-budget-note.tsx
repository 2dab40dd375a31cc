import type { DirectiveGetResponse } from '../api/types.gen.js';
import { Icon } from '../look/icon.js';
import { useOverBudgetWords } from './words.js';
import './over-budget-note.css';

interface Props {
  readonly directive: Pick<DirectiveGetResponse, 'state' | 'signOff'>;
}

/** How many units are given more than a month allows, and why: for whoever decides on it, and on record afterwards. */
export function OverBudgetNote({ directive: { state, signOff } }: Props) {
  const say = useOverBudgetWords();
  // A draft that came back is measured anew when it is sent again.
  if (state === 'draft' || !signOff?.overBudget) return null;
  const { units, budget, reason } = signOff.overBudget;
  return (
    <section className="note note-warn over-budget" aria-label={say('title')}>
      <Icon name="alert" />
      <div>
        <p>{say('told', { count: units, budget })}</p>
        <p>{say('reason', { reason })}</p>
      </div>
    </section>
  );
}
