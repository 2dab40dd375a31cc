import { useRef, useState, type DragEvent } from 'react';
import { Icon } from '../../../look/icon.js';
import { useWords } from '../words.js';

/** What the platform reads, and two old formats for which its refusal tells the way out. */
const KINDS = '.txt,.docx,.pdf,.doc,.wps';

interface Props {
  readonly busy: boolean;
  readonly take: (file: File) => void;
}

/** A place to drop a document on, and a button for those who choose it. */
export function FileDrop({ busy, take }: Props) {
  const say = useWords();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const dropped = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file && !busy) take(file);
  };
  return (
    <div
      className={over ? 'drop drop-over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={dropped}
    >
      <Icon name="file" size={36} />
      <p className="drop-lead">{say('drop.lead')}</p>
      <p className="quiet">{say('drop.kinds')}</p>
      <button
        type="button"
        className="button button-primary"
        disabled={busy}
        onClick={() => input.current?.click()}
      >
        {say('drop.choose')}
      </button>
      <input
        ref={input}
        type="file"
        accept={KINDS}
        className="visually-hidden"
        aria-label={say('drop.label')}
        tabIndex={-1}
        onChange={({ target }) => {
          const file = target.files?.[0];
          target.value = '';
          if (file) take(file);
        }}
      />
    </div>
  );
}
