import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { sessionLogIn } from '../api/sdk.gen.js';
import { SESSION_KEY } from '../calls/keys.js';
import { Icon } from '../look/icon.js';
import { Mark } from '../look/mark.js';
import { Problem } from '../problems/problem.js';
import { ProblemNote } from '../problems/problem-note.js';
import { LanguageSwitch } from '../words/language-switch.js';
import { TextSizeSwitch } from '../text-size/text-size-switch.js';
import { useBaseWords } from '../words/words.js';
import './log-in.css';

/** The only page for whoever is not signed in, the same in both entries. */
export default function LogIn({ ended }: { readonly ended: boolean }) {
  const say = useBaseWords();
  return (
    <main className="log-in">
      <header className="log-in-head">
        <Mark />
        <p>{say('motto')}</p>
      </header>
      <section className="log-in-card" aria-labelledby="log-in-title">
        <h1 id="log-in-title">{say('session.title')}</h1>
        {ended && (
          <p className="note note-info" role="status">
            {say('session.ended')}
          </p>
        )}
        <LogInForm />
        <p className="quiet">{say('session.forgot')}</p>
      </section>
      <footer className="log-in-foot">
        <TextSizeSwitch />
        <LanguageSwitch />
      </footer>
    </main>
  );
}

function LogInForm() {
  const say = useBaseWords();
  const queries = useQueryClient();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setError(null);
    try {
      await sessionLogIn({ body: { login: login.trim(), password } });
      await queries.invalidateQueries({ queryKey: SESSION_KEY });
    } catch (refusal) {
      setError(refusal);
      setBusy(false);
    }
  };

  return (
    <form onSubmit={submit} className="form">
      <label className="field">
        <span>{say('session.login')}</span>
        <input
          ref={first}
          name="login"
          value={login}
          onChange={(event) => setLogin(event.target.value)}
          autoComplete="username"
          autoCapitalize="none"
          required
        />
      </label>
      <Password value={password} change={setPassword} />
      {error !== null && <Refusal error={error} />}
      <button type="submit" className="button button-primary button-wide" disabled={busy}>
        {busy ? say('session.submitting') : say('session.submit')}
      </button>
    </form>
  );
}

function Password({ value, change }: { readonly value: string; readonly change: (value: string) => void }) {
  const say = useBaseWords();
  const [shown, setShown] = useState(false);
  return (
    <div className="field">
      <label htmlFor="password">{say('session.password')}</label>
      <span className="field-with-button">
        <input
          id="password"
          name="password"
          type={shown ? 'text' : 'password'}
          value={value}
          onChange={(event) => change(event.target.value)}
          autoComplete="current-password"
          required
        />
        <button
          type="button"
          className="icon-button"
          aria-label={say(shown ? 'session.hidePassword' : 'session.showPassword')}
          onClick={() => setShown(!shown)}
        >
          <Icon name={shown ? 'eye-off' : 'eye'} />
        </button>
      </span>
    </div>
  );
}

function Refusal({ error }: { readonly error: unknown }) {
  const say = useBaseWords();
  const code = error instanceof Problem ? error.code : '';
  if (code !== 'organization/log-in-refused' && code !== 'organization/too-many-log-ins') {
    return <ProblemNote error={error} />;
  }
  return (
    <p className="note note-late" role="alert">
      <Icon name="warning" />
      <span>{say(code === 'organization/log-in-refused' ? 'session.refused' : 'session.tooMany')}</span>
    </p>
  );
}
