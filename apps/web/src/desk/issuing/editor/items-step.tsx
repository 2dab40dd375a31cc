import { useMemo } from 'react';
import { confirmations } from '../document/proposals.js';
import { ownWordsIn } from '../document/own-words.js';
import { paragraphsOf } from '../document/stretches.js';
import type { DraftParts, Go } from '../document/types.js';
import type { Edits } from '../document/use-edits.js';
import type { Structure } from '../document/use-structure.js';
import { ItemPanel } from '../item/item-panel.js';
import { useWords } from '../words.js';
import { ItemList } from './item-list.js';
import { SourcePane } from './source-pane.js';
import { SplitDialog } from './split-dialog.js';
import { StructureBar } from './structure-bar.js';
import { useEditorKeys } from './use-editor-keys.js';
import { useHand } from './use-hand.js';

interface Props extends DraftParts {
  readonly edits: Edits;
  readonly structure: Structure;
  readonly go: Go;
}

/** The source, what it was taken apart into, and the chosen item: side by side. */
export function ItemsStep({ directive, text, coverage, edits, structure, go }: Props) {
  const say = useWords();
  const paragraphs = useMemo(() => paragraphsOf(text, coverage), [text, coverage]);
  const own = useMemo(() => ownWordsIn(coverage), [coverage]);
  const hand = useHand(edits, structure);
  useEditorKeys(hand, directive);
  const open = confirmations(edits.items).length;
  const confirmAll = () => {
    edits.set(confirmations(edits.items));
    go('audience');
  };
  return (
    <>
      <div className="step-bar">
        <StructureBar hand={hand} canUndo={directive.actions.includes('undo')} />
        <p className="quiet step-told">{say('items.told', { total: edits.items.length, open })}</p>
        <button
          type="button"
          className="button button-primary"
          onClick={open > 0 ? confirmAll : () => go('audience')}
        >
          {open > 0 ? say('items.confirmAll', { count: open }) : say('items.next')}
        </button>
      </div>
      <div className="panes">
        <SourcePane paragraphs={paragraphs} items={edits.items} hand={hand} />
        <ItemList items={edits.items} own={own} hand={hand} />
        {hand.item && <ItemPanel key={hand.item.itemId} item={hand.item} items={edits.items} hand={hand} />}
      </div>
      {hand.splitting && hand.item && <SplitDialog text={text} item={hand.item} hand={hand} />}
    </>
  );
}
