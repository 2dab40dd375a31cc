import { aboveTasksIn, isProposal, proposedOutcome } from '../document/proposals.js';
import { lackOf } from '../document/pending-edits.js';
import type { Item } from '../document/types.js';
import type { Hand } from '../editor/use-hand.js';
import { useWords } from '../words.js';
import { FlagNotes } from './flag-notes.js';
import { OutcomeField } from './outcome-field.js';
import { TaskFields } from './task-fields.js';

interface Props {
  readonly item: Item;
  readonly items: readonly Item[];
  readonly hand: Hand;
}

/** Everything that can be said about one item. What a machine proposed is marked until a person has looked at it. */
export function ItemPanel({ item, items, hand }: Props) {
  const say = useWords();
  const { set, marked } = hand;
  const lack = lackOf(item);
  return (
    <section className="pane item-panel" aria-labelledby="panel-title">
      <div className="pane-title">
        <h2 id="panel-title">
          {marked.size > 0
            ? say('panel.many', { count: marked.size })
            : say('panel.title', { path: item.path })}
        </h2>
        {isProposal(item) && marked.size === 0 && (
          <button type="button" className="text-button" onClick={hand.confirm}>
            {say('panel.confirm', { outcome: say(`outcome.${proposedOutcome(item, aboveTasksIn(items))}`) })}
          </button>
        )}
      </div>
      <div className="panel-body">
        <FlagNotes item={item} />
        {lack && (
          <p className="note note-warn panel-lack" role="status">
            {say(`lack.${lack}`)}
          </p>
        )}
        <OutcomeField item={item} set={set} />
        {(item.outcome === 'task' || item.outcome === 'undecided') && <TaskFields item={item} set={set} />}
      </div>
    </section>
  );
}
