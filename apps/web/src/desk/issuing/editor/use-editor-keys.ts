import { useEffect } from 'react';
import { useSingleKeys } from '../../frame/single-keys.js';
import { useKeyHelp } from '../../frame/key-help.js';
import { OUTCOMES } from '../document/types.js';
import type { Directive } from '../document/types.js';
import { useWords } from '../words.js';
import type { Hand } from './use-hand.js';

/** The keys of the editor; each has a button. */
export function useEditorKeys(hand: Hand, directive: Directive): void {
  const say = useWords();
  const outcome = (index: number) => () => hand.set({ outcome: OUTCOMES[index]! });
  useSingleKeys({
    j: () => hand.move(1),
    k: () => hand.move(-1),
    x: () => hand.item && hand.mark(hand.item.itemId),
    c: hand.confirm,
    s: () => hand.setSplitting(true),
    m: hand.merge,
    '[': () => hand.shift('outdent'),
    ']': () => hand.shift('indent'),
    u: hand.undo,
    '1': outcome(0),
    '2': outcome(1),
    '3': outcome(2),
    '4': outcome(3),
    Enter: () => document.querySelector<HTMLElement>('.item-panel input, .item-panel textarea')?.focus(),
    Escape: hand.unmark,
  });
  useKeyHelp([
    ['X', say('key.mark')],
    ['C', say('key.confirm')],
    ['1 – 4', say('key.outcome')],
    ['S', say('key.split')],
    ['M', say('key.merge')],
    ['[ / ]', say('key.shift')],
    ['U', say('key.undo')],
    ['Enter', say('key.fields')],
  ]);
  const canUndo = directive.actions.includes('undo');
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLElement && event.target.closest('input, textarea, select');
      if (!canUndo || typing || event.key !== 'z' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      hand.undo();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  });
}
