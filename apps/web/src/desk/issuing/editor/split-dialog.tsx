import { Button, Modal } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { Item } from '../document/types.js';
import { useWords } from '../words.js';
import { likelyPlace } from './likely-place.js';
import type { Hand } from './use-hand.js';

interface Props {
  readonly text: string;
  readonly item: Item;
  readonly hand: Hand;
}

/** The caret says where: with the arrow keys or the mouse, in the item's own words, which cannot be changed here. */
export function SplitDialog({ text, item, hand }: Props) {
  const say = useWords();
  const { start, end } = item.span;
  const words = text.slice(start, end);
  const inside = hand.caret !== null && hand.caret > start && hand.caret < end;
  const [at, setAt] = useState(inside ? hand.caret! - start : likelyPlace(words));
  const area = useRef<HTMLTextAreaElement>(null);
  const close = () => hand.setSplitting(false);
  const first = useRef(at);
  useEffect(() => {
    // After the dialog has taken the focus for itself; from then on the caret is the person's.
    const timer = setTimeout(() => {
      area.current?.focus();
      area.current?.setSelectionRange(first.current, first.current);
    });
    return () => clearTimeout(timer);
  }, []);
  const split = async () => {
    close();
    await hand.split(start + at);
  };
  return (
    <Modal
      open
      title={say('split.title')}
      onCancel={close}
      footer={
        <>
          <Button onClick={close}>{say('cancel')}</Button>
          <Button type="primary" onClick={() => void split()}>
            {say('split.here')}
          </Button>
        </>
      }
    >
      <p className="quiet">{say('split.how')}</p>
      <textarea
        ref={area}
        rows={8}
        className="split-text"
        aria-label={say('split.label')}
        value={words}
        onChange={() => undefined}
        onBeforeInput={(event) => event.preventDefault()}
        onSelect={({ currentTarget }) => setAt(currentTarget.selectionStart)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          void split();
        }}
      />
      <p className="split-told">
        …{words.slice(Math.max(0, at - 12), at)}
        <strong aria-hidden>｜</strong>
        {words.slice(at, at + 12)}…
      </p>
    </Modal>
  );
}
