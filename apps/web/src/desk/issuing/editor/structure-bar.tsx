import { useWords } from '../words.js';
import type { Hand } from './use-hand.js';

interface Props {
  readonly hand: Hand;
  readonly canUndo: boolean;
}

/** What can be done with the chosen item or the marked ones; the keys are on the buttons. */
export function StructureBar({ hand, canUndo }: Props) {
  const say = useWords();
  const none = !hand.item || hand.busy;
  return (
    <div className="structure-bar" role="toolbar" aria-label={say('structure.label')}>
      <Tool words={say('structure.split')} keys="S" off={none} act={() => hand.setSplitting(true)} />
      <Tool
        words={say('structure.merge')}
        keys="M"
        off={none || hand.mergeable.length < 2}
        act={hand.merge}
      />
      <Tool words={say('structure.outdent')} keys="[" off={none} act={() => hand.shift('outdent')} />
      <Tool words={say('structure.indent')} keys="]" off={none} act={() => hand.shift('indent')} />
      <Tool words={say('structure.undo')} keys="U" off={hand.busy || !canUndo} act={hand.undo} />
      {hand.marked.size > 0 && (
        <>
          <span className="structure-marked">{say('structure.marked', { count: hand.marked.size })}</span>
          <Tool words={say('structure.confirmMarked')} keys="C" off={hand.busy} act={hand.confirm} />
          <Tool words={say('structure.unmark')} keys="Esc" off={false} act={hand.unmark} />
        </>
      )}
    </div>
  );
}

interface ToolProps {
  readonly words: string;
  readonly keys: string;
  readonly off: boolean;
  readonly act: () => void;
}

function Tool({ words, keys, off, act }: ToolProps) {
  return (
    <button type="button" className="button tool" disabled={off} onClick={act} aria-keyshortcuts={keys}>
      {words} <kbd aria-hidden>{keys}</kbd>
    </button>
  );
}
