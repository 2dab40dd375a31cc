import { memo, useEffect, useRef, type MouseEvent } from 'react';
import { isUncovered, type Paragraph, type Stretch } from '../document/stretches.js';
import type { Item } from '../document/types.js';
import { useGrammarWords, useWords } from '../words.js';
import type { Hand } from './use-hand.js';

interface Props {
  readonly paragraphs: readonly Paragraph[];
  readonly items: readonly Item[];
  readonly hand: Hand;
}

/** The text as registered. What belongs to the chosen item is lit; what belongs to none is marked as such. */
export function SourcePane({ paragraphs, items, hand }: Props) {
  const say = useWords();
  const pane = useRef<HTMLElement>(null);
  const itemId = hand.item?.itemId ?? null;
  useEffect(() => {
    if (itemId) pane.current?.querySelector('.stretch-lit')?.scrollIntoView({ block: 'nearest' });
  }, [itemId]);
  const below = new Set(itemId ? familyOf(items, itemId) : []);
  const outside = paragraphs.flatMap(({ stretches }) => stretches.filter(isUncovered));
  return (
    <section className="pane source-pane" aria-labelledby="source-title" ref={pane}>
      <h2 id="source-title" className="pane-title">
        {say('source.title')}{' '}
        <span className="quiet">{say('source.outside', { count: outside.length })}</span>
      </h2>
      <div className="source-text" tabIndex={0} role="group" aria-labelledby="source-title">
        {paragraphs.map((paragraph) => (
          <ParagraphLine
            key={paragraph.start}
            paragraph={paragraph}
            lit={paragraph.stretches.some((stretch) => stretch.itemId === itemId) ? itemId : null}
            below={paragraph.stretches.some((stretch) => below.has(stretch.itemId ?? '')) ? below : NOBODY}
            click={(at, owner) => {
              hand.setCaret(at);
              if (owner) hand.choose(owner);
            }}
          />
        ))}
      </div>
    </section>
  );
}

const NOBODY: ReadonlySet<string> = new Set();

/** Everything below an item, at any depth. */
function familyOf(items: readonly Item[], itemId: string): readonly string[] {
  const family = new Set([itemId]);
  for (const item of items) {
    if (item.parentItemId && family.has(item.parentItemId)) family.add(item.itemId);
  }
  family.delete(itemId);
  return [...family];
}

interface LineProps {
  readonly paragraph: Paragraph;
  readonly lit: string | null;
  readonly below: ReadonlySet<string>;
  readonly click: (at: number, itemId: string | null) => void;
}

const ParagraphLine = memo(
  function ParagraphLine({ paragraph, lit, below, click }: LineProps) {
    return (
      <p>
        {paragraph.stretches.map((stretch) => (
          <StretchText
            key={stretch.start}
            stretch={stretch}
            look={lookOf(stretch, lit, below)}
            click={click}
          />
        ))}
      </p>
    );
  },
  (a, b) => a.paragraph === b.paragraph && a.lit === b.lit && a.below === b.below,
);

function lookOf(stretch: Stretch, lit: string | null, below: ReadonlySet<string>): string {
  if (stretch.itemId === null) return isUncovered(stretch) ? 'stretch stretch-outside' : 'stretch';
  if (stretch.itemId === lit) return 'stretch stretch-lit';
  return below.has(stretch.itemId) ? 'stretch stretch-below' : 'stretch stretch-item';
}

interface StretchProps {
  readonly stretch: Stretch;
  readonly look: string;
  readonly click: LineProps['click'];
}

function StretchText({ stretch, look, click }: StretchProps) {
  const say = useGrammarWords();
  const role = stretch.itemId === null && isUncovered(stretch) ? roleOf(stretch.role) : null;
  const clicked = (event: MouseEvent) => click(stretch.start + caretIn(event), stretch.itemId);
  return (
    // The list beside is the way for the keyboard; this one is for the mouse.
    <span className={look} onClick={clicked} title={role ? say(`role.${role}`) : undefined}>
      {stretch.text}
      {role && <small className="stretch-role">{say(`role.${role}`)}</small>}
    </span>
  );
}

const ROLES = [
  'teaser',
  'head',
  'salutation',
  'preamble',
  'bridge',
  'closing',
  'signature',
  'attendees',
  'annex',
  'annex-head',
  'colophon',
  'noise',
] as const;

const roleOf = (role: string | null) => ROLES.find((known) => known === role) ?? 'none';

/** How many characters of the clicked text stand before the click. */
function caretIn({ currentTarget }: MouseEvent): number {
  const selection = window.getSelection();
  return selection?.anchorNode?.parentNode === currentTarget ? selection.anchorOffset : 0;
}
