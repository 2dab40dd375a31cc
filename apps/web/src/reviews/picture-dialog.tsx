import { useEffect, useRef, useState } from 'react';
import { Icon } from '../look/icon.js';
import { useBaseWords } from '../words/words.js';
import { contentOf, type EvidenceFile } from './evidence-file.js';
import { useWords } from './words.js';

const STEPS = [1, 1.5, 2, 3, 4];

/** One picture over the whole page: fitted first, then larger in steps, to be moved by scrolling. Escape closes. */
export function PictureDialog({ file, close }: { readonly file: EvidenceFile; readonly close: () => void }) {
  const say = useWords();
  const sayBase = useBaseWords();
  const dialog = useRef<HTMLDivElement>(null);
  const [step, setStep] = useState(0);
  useModal(dialog, close);
  const move = (by: number) => setStep((now) => Math.min(STEPS.length - 1, Math.max(0, now + by)));
  return (
    <div
      ref={dialog}
      className="zoom"
      role="dialog"
      aria-modal
      aria-label={say('zoomed', { name: file.fileName })}
      tabIndex={-1}
    >
      <div className="zoom-tools">
        <span className="zoom-name">{file.fileName}</span>
        <button type="button" className="button" disabled={step === 0} onClick={() => move(-1)}>
          {say('zoomOut')}
        </button>
        <button type="button" className="button" disabled={step === STEPS.length - 1} onClick={() => move(1)}>
          {say('zoomIn')}
        </button>
        <button type="button" className="button" onClick={close}>
          <Icon name="close" size={16} /> {sayBase('close')}
        </button>
      </div>
      {/* Reachable by keys, so that an enlarged picture can be moved with them. */}
      <div className="zoom-stage" role="group" aria-label={file.fileName} tabIndex={0}>
        <img
          src={contentOf(file)}
          alt={file.fileName}
          className={step === 0 ? 'zoom-fitted' : ''}
          style={step === 0 ? undefined : { width: `${STEPS[step]! * 100}%` }}
        />
      </div>
    </div>
  );
}

/** Focus goes in, stays in, and comes back; the page behind stands still. */
function useModal(dialog: React.RefObject<HTMLElement | null>, close: () => void): void {
  const closing = useRef(close);
  useEffect(() => {
    closing.current = close;
  }, [close]);
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.focus();
    const press = (event: KeyboardEvent) => {
      if (event.key === 'Escape') closing.current();
      if (event.key === 'Tab') keepInside(dialog.current, event);
    };
    document.addEventListener('keydown', press);
    document.body.style.overflow = 'hidden';
    return () => {
      document.removeEventListener('keydown', press);
      document.body.style.overflow = '';
      if (before instanceof HTMLElement) before.focus();
    };
  }, [dialog]);
}

function keepInside(dialog: HTMLElement | null, event: KeyboardEvent): void {
  const stops = [...(dialog?.querySelectorAll<HTMLElement>('button:not(:disabled), [tabindex="0"]') ?? [])];
  const [first, last] = [stops[0], stops[stops.length - 1]];
  const { activeElement } = document;
  if (event.shiftKey && (activeElement === first || activeElement === dialog)) {
    event.preventDefault();
    last?.focus();
  } else if (!event.shiftKey && activeElement === last) {
    event.preventDefault();
    first?.focus();
  }
}
