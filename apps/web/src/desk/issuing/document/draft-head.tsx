import { useState } from 'react';
import { momentOf } from '../../../days/days.js';
import { Icon } from '../../../look/icon.js';
import { useLanguage } from '../../../words/words.js';
import { useWords } from '../words.js';
import type { DraftParts, Go, Step } from './types.js';
import { DiscardDraft } from './discard-draft.js';
import { ReplaceText } from './replace-text.js';
import type { Edits } from './use-edits.js';

interface Props extends DraftParts {
  readonly step: Step;
  readonly go: Go;
  readonly edits: Edits;
}

const STEPS = ['items', 'audience', 'signing'] as const;

/** Title, where what was typed is, and the three steps. */
export function DraftHead({ directive, step, go, edits }: Props) {
  const say = useWords();
  const [open, setOpen] = useState<'replace' | 'discard' | null>(null);
  const close = () => setOpen(null);
  const language = useLanguage();
  return (
    <header className="draft-head">
      <div className="draft-title">
        <h1>{directive.title}</h1>
        <p className="quiet">
          {say(`docType.${directive.docType}`)} · {directive.issuerUnitName}
          {directive.docNumber && ` · ${directive.docNumber}`} ·{' '}
          {say('registeredAt', { time: momentOf(directive.registeredAt, language) })} ·{' '}
          <SavedState edits={edits} />
        </p>
      </div>
      <div className="draft-tools">
        {directive.actions.includes('withdraw') && (
          <button type="button" className="text-button" onClick={() => setOpen('discard')}>
            {say('discard.open')}
          </button>
        )}{' '}
        {directive.actions.includes('replace-text') && (
          <button type="button" className="button" onClick={() => setOpen('replace')}>
            {say('replace.open')}
          </button>
        )}
      </div>
      <nav className="steps" aria-label={say('step.label')}>
        {STEPS.map((name, index) => (
          <button
            key={name}
            type="button"
            aria-current={name === step ? 'step' : undefined}
            onClick={() => go(name)}
          >
            <span className="numbers">{index + 1}</span> {say(`step.${name}`)}
          </button>
        ))}
      </nav>
      {directive.returned && <ReturnedNote directive={directive} />}
      {open === 'replace' && <ReplaceText directive={directive} edits={edits} close={close} />}
      {open === 'discard' && <DiscardDraft directiveId={directive.directiveId} close={close} />}
    </header>
  );
}

function SavedState({ edits }: { readonly edits: Edits }) {
  const say = useWords();
  const words = () => {
    if (edits.sending) return say('saved.sending');
    if (edits.count > 0) return say('saved.device', { count: edits.count });
    return say('saved.all');
  };
  return <span role="status">{words()}</span>;
}

/** Why it came back: the first thing the drafter has to know. */
function ReturnedNote({ directive }: Pick<DraftParts, 'directive'>) {
  const say = useWords();
  const { returned } = directive;
  if (!returned) return null;
  return (
    <div className="note returned" role="note">
      <Icon name="return" />
      <div>
        <p className="returned-how">
          {say(`returned.${howOf(returned.how)}`, { name: returned.byName ?? '' })}
        </p>
        {returned.reason && <p>{say('returned.reason', { reason: returned.reason })}</p>}
      </div>
    </div>
  );
}

const HOWS = ['returned', 'rejected', 'withdrawn', 'start-refused'] as const;

const howOf = (how: string) => HOWS.find((known) => known === how) ?? 'returned';
