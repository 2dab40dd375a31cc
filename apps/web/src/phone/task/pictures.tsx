import { useEffect, useRef, useState } from 'react';
import { Icon } from '../../look/icon.js';
import { useBaseWords } from '../../words/words.js';
import type { Report } from './use-reports.js';
import { useWords } from './words.js';

type Evidence = Report['evidence'][number];

const addressOf = ({ evidenceId }: Evidence) => `/api/v1/evidence/${evidenceId}/content`;

/** Photos in small, each opened large by a press; other files to be downloaded. */
export function Pictures({ evidence }: { readonly evidence: readonly Evidence[] }) {
  const say = useWords();
  const [large, setLarge] = useState<Evidence | null>(null);
  const isPhoto = ({ contentType }: Evidence) => contentType.startsWith('image/');
  return (
    <>
      <ul className="task-pictures">
        {evidence.filter(isPhoto).map((photo) => (
          <li key={photo.evidenceId}>
            <button
              type="button"
              aria-label={say('reports.enlarge', { name: photo.fileName })}
              onClick={() => setLarge(photo)}
            >
              <img src={addressOf(photo)} alt="" loading="lazy" decoding="async" />
            </button>
          </li>
        ))}
      </ul>
      {evidence
        .filter((file) => !isPhoto(file))
        .map((file) => (
          <p key={file.evidenceId}>
            <a className="task-file" href={addressOf(file)} download={file.fileName}>
              <Icon name="download" size={18} /> {file.fileName}
            </a>
          </p>
        ))}
      {large && <Large photo={large} close={() => setLarge(null)} />}
    </>
  );
}

/** One photo over the whole page; any press, or Escape, leads back. */
function Large({ photo, close }: { readonly photo: Evidence; readonly close: () => void }) {
  const base = useBaseWords();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    button.current?.focus();
    return () => (before instanceof HTMLElement ? before.focus() : undefined);
  }, []);
  return (
    <div
      className="task-large"
      role="dialog"
      aria-modal="true"
      aria-label={photo.fileName}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
        // There is one thing to press in here.
        if (event.key === 'Tab') event.preventDefault();
      }}
    >
      <img src={addressOf(photo)} alt={photo.fileName} />
      <button ref={button} type="button" className="button" onClick={close}>
        {base('close')}
      </button>
    </div>
  );
}
