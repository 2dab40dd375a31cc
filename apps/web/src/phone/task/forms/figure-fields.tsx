import { useId } from 'react';
import type { Task } from '../use-send.js';
import { useWords } from '../words.js';
import type { FigureTexts } from './figures.js';
import { Wrong } from './text-field.js';

interface Props {
  readonly asked: Task['evidence']['figures'];
  readonly values: FigureTexts;
  readonly change: (values: FigureTexts) => void;
  /** Key → what is not right with it. */
  readonly wrong: FigureTexts;
  /** What was given last, offered and not asked again. */
  readonly before: FigureTexts;
}

export function FigureFields({ asked, values, change, wrong, before }: Props) {
  const id = useId();
  const say = useWords();
  return (
    <>
      {asked.map(({ key, label, unit }) => (
        <div key={key} className="field">
          <label htmlFor={`${id}-${key}`}>{say('askedFigure', { label, unit })}</label>
          <input
            id={`${id}-${key}`}
            type="text"
            inputMode="decimal"
            autoComplete="off"
            value={values[key] ?? ''}
            aria-invalid={key in wrong}
            aria-describedby={key in wrong ? `${id}-${key}-wrong` : undefined}
            onChange={(event) => change({ ...values, [key]: event.target.value })}
          />
          {before[key] !== undefined && (
            <span className="quiet numbers">{say('form.figureBefore', { value: before[key], unit })}</span>
          )}
          {key in wrong && <Wrong id={`${id}-${key}-wrong`} words={wrong[key]!} />}
        </div>
      ))}
    </>
  );
}
