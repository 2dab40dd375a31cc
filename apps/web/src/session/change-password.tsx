import { useState, type FormEvent } from 'react';
import { accountChangeOwnPassword } from '../api/sdk.gen.js';
import { keyed } from '../calls/key.js';
import { useCommand } from '../calls/use-command.js';
import { Icon } from '../look/icon.js';
import { ProblemNote } from '../problems/problem-note.js';
import { useBaseWords } from '../words/words.js';

const SHORTEST = 12;

/** Passwords are never kept as a draft. */
export function ChangePassword() {
  const say = useBaseWords();
  const [open, setOpen] = useState(false);
  if (open) return <PasswordForm />;
  return (
    <button type="button" className="button button-wide" onClick={() => setOpen(true)}>
      <Icon name="lock" size={18} /> {say('session.changePassword')}
    </button>
  );
}

function PasswordForm() {
  const say = useBaseWords();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const change = useCommand(
    (body: { current: string; next: string }, key) => accountChangeOwnPassword({ body, headers: keyed(key) }),
    () => {
      setCurrent('');
      setNext('');
    },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate({ current, next });
  };
  const tooShort = next.length > 0 && next.length < SHORTEST;
  return (
    <form className="sheet form" onSubmit={submit}>
      <h2>{say('session.changePassword')}</h2>
      <label className="field">
        <span>{say('session.currentPassword')}</span>
        <Secret autoComplete="current-password" value={current} change={setCurrent} />
      </label>
      <label className="field">
        <span>{say('session.newPassword')}</span>
        <Secret autoComplete="new-password" value={next} change={setNext} wrong={tooShort} />
        {tooShort && <span className="quiet">{say('session.passwordTooShort')}</span>}
      </label>
      {change.error && <ProblemNote error={change.error} />}
      {change.isSuccess && (
        <p className="note note-ok" role="status">
          <Icon name="done" />
          <span>{say('session.passwordChanged')}</span>
        </p>
      )}
      <button type="submit" className="button button-primary" disabled={change.isPending || tooShort}>
        {say('session.changePassword')}
      </button>
    </form>
  );
}

interface SecretProps {
  readonly autoComplete: string;
  readonly value: string;
  readonly change: (value: string) => void;
  readonly wrong?: boolean;
}

function Secret({ autoComplete, value, change, wrong }: SecretProps) {
  return (
    <input
      type="password"
      autoComplete={autoComplete}
      required
      aria-invalid={wrong}
      value={value}
      onChange={(event) => change(event.target.value)}
    />
  );
}
