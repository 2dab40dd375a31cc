import { useRef, useState } from 'react';
import { useModal } from '../frame/use-modal.js';
import { Icon } from '../look/icon.js';
import { useBaseWords } from '../words/words.js';
import { contentOf, type EvidenceFile } from './evidence-file.js';
import { usePageWords } from './words.js';

const STEPS = [1, 1.5, 2, 3, 4];

/** One picture over the whole page: fitted first, then larger in steps, to be moved by scrolling. Escape closes. */
export function PictureDialog({ file, close }: { readonly file: EvidenceFile; readonly close: () => void }) {
  const say = usePageWords();
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
