import { useEffect, useRef, type ReactNode, type SyntheticEvent } from 'react';
import { useBaseWords } from '../../../words/words.js';

interface Props {
  readonly title: string;
  readonly close: () => void;
  readonly submit: () => void;
  readonly submitWords: string;
  /** While it is on its way nothing may be changed. */
  readonly isLocked: boolean;
  readonly children: ReactNode;
  /** What became of it, above the buttons. */
  readonly foot?: ReactNode;
}

/** A form below its task: brought into sight when it opens, closed without losing what was typed. */
export function FormSheet({ title, close, submit, submitWords, isLocked, children, foot }: Props) {
  const say = useBaseWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.scrollIntoView({ block: 'start' });
    heading.current?.focus({ preventScroll: true });
  }, []);
  const send = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isLocked) return;
    submit();
    const form = event.currentTarget;
    // Once it is drawn: what is missing is where the writer has to be.
    requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  };
  return (
    <form className="sheet form task-form" onSubmit={send} noValidate aria-label={title}>
      <h2 ref={heading} tabIndex={-1}>
        {title}
      </h2>
      <fieldset className="form task-fields" disabled={isLocked}>
        {children}
      </fieldset>
      {foot}
      <div className="task-form-buttons">
        <button type="submit" className="button button-primary" disabled={isLocked}>
          {submitWords}
        </button>
        <button type="button" className="button" onClick={close}>
          {say('close')}
        </button>
      </div>
    </form>
  );
}
