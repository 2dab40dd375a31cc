import { dayOf } from '../../../days/days.js';
import { useLanguage } from '../../../words/words.js';
import type { Directive } from '../types.js';
import { useWords } from '../../../directives/words.js';

/** Number, title, who issued it and when: as at the top of the office's own paper. */
export function DirectiveHead({ directive }: { readonly directive: Directive }) {
  const say = useWords();
  const language = useLanguage();
  const { registerNumber, docNumber, issuerUnitName, issuedAt, registeredAt, state } = directive;
  const numbers = [registerNumber, docNumber].filter(Boolean).join(' · ');
  return (
    <header className="directive-head">
      <h1>{directive.title}</h1>
      <p className="quiet numbers">
        {[
          numbers,
          issuerUnitName,
          issuedAt
            ? say('page.issued', { day: dayOf(issuedAt, language) })
            : say('page.registered', { day: dayOf(registeredAt, language) }),
          say('page.drafter', { name: directive.drafter.name }),
        ]
          .filter(Boolean)
          .join(' · ')}{' '}
        <span className={`state-word state-word-${state}`}>{say(`directive.${state}`)}</span>
      </p>
    </header>
  );
}
