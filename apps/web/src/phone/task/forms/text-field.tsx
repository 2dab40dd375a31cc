import { useId } from 'react';
import { useWords } from '../words.js';

interface Props {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly change: (value: string) => void;
  readonly rows?: number;
  /** In UTF-16 code units, as the platform counts. */
  readonly most: number;
  /** What is missing, once somebody tried to send. */
  readonly wrong?: string | null;
}

/** A text of several lines. How much is left is told only when it becomes little. */
export function TextField({ label, hint, value, change, rows = 4, most, wrong }: Props) {
  const say = useWords();
  const id = useId();
  const left = most - value.length;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint && (
        <span className="quiet" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      <textarea
        id={id}
        rows={rows}
        value={value}
        maxLength={most}
        aria-invalid={Boolean(wrong)}
        aria-describedby={wrong ? `${id}-wrong` : hint ? `${id}-hint` : undefined}
        onChange={(event) => change(event.target.value)}
      />
      {left < most / 10 && <span className="quiet">{say('form.left', { count: left })}</span>}
      {wrong && <Wrong id={`${id}-wrong`} words={wrong} />}
    </div>
  );
}

/** What is not right with a field, beside it. */
export function Wrong({ id, words }: { readonly id?: string; readonly words: string }) {
  return (
    <span className="task-wrong" role="alert" {...(id ? { id } : {})}>
      {words}
    </span>
  );
}
