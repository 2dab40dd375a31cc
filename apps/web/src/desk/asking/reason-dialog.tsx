import { Button, Modal } from 'antd';
import { useId, useState } from 'react';
import { ProblemNote } from '../../problems/problem-note.js';
import { useBaseWords } from '../../words/words.js';

interface Props {
  readonly title: string;
  readonly told?: string;
  readonly label: string;
  readonly confirm: string;
  readonly close: () => void;
  readonly send: (words: string) => void;
  readonly sending: boolean;
  readonly error: unknown;
  /** Whether the words may be left out. */
  readonly optional?: boolean;
  /** Grave steps are red. */
  readonly grave?: boolean;
  /** Characters that the command takes; the platform refuses more. */
  readonly most?: number;
}

const MOST = 1_000;

/** One step that needs words: what it does, why, and what became of it. */
export function ReasonDialog(props: Props) {
  const { title, told, label, confirm, close, send, sending, error, optional, grave, most = MOST } = props;
  const sayBase = useBaseWords();
  const [words, setWords] = useState('');
  const id = useId();
  const ready = optional || words.trim() !== '';
  return (
    <Modal
      open
      title={title}
      onCancel={close}
      footer={
        <>
          <Button onClick={close}>{sayBase('cancel')}</Button>
          <Button
            type="primary"
            danger={grave ?? false}
            disabled={!ready}
            loading={sending}
            onClick={() => send(words.trim())}
          >
            {confirm}
          </Button>
        </>
      }
    >
      <div className="form">
        {told && <p>{told}</p>}
        <div className="field">
          <label htmlFor={id}>{label}</label>
          <textarea
            id={id}
            rows={3}
            maxLength={most}
            value={words}
            onChange={({ target }) => setWords(target.value)}
          />
        </div>
        {error ? <ProblemNote error={error} kept /> : null}
      </div>
    </Modal>
  );
}
