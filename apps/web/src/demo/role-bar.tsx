import { useQuery } from '@tanstack/react-query';
import { useState, type ChangeEvent } from 'react';
import { demoStepInto } from '../api/sdk.gen.js';
import { useSession } from '../session/use-session.js';
import { useLanguage, useBaseWords } from '../words/words.js';
import { readRoles, type DemoRole } from './roles.js';
import './role-bar.css';

/** Only in a demo: step into somebody's shoes without knowing their password. Elsewhere the platform knows no roles. */
export default function RoleBar() {
  const say = useBaseWords();
  const language = useLanguage();
  const roles = useQuery({ queryKey: ['demo-roles'], queryFn: readRoles, staleTime: Infinity, retry: false });
  const session = useSession();
  const [state, setState] = useState<'idle' | 'stepping' | 'failed'>('idle');
  if (!roles.data?.length) return null;

  const now = roles.data.find(({ personName }) => personName === session.data?.name);
  const choose = async (event: ChangeEvent<HTMLSelectElement>) => {
    const role = roles.data.find(({ key }) => key === event.target.value);
    if (!role) return;
    setState('stepping');
    try {
      await demoStepInto({ body: { key: role.key } });
      window.location.assign(`/${role.entry}`);
    } catch {
      setState('failed');
    }
  };

  const labelOf = (role: DemoRole) =>
    `${language === 'en' ? role.labelEn : role.label} · ${role.personName} · ${role.unitName}`;
  return (
    <aside className="role-bar" aria-label={say('demo.label')}>
      <label>
        <span>{say('demo.label')}</span>
        <select
          value={now?.key ?? ''}
          onChange={(event) => void choose(event)}
          disabled={state === 'stepping'}
        >
          {!now && <option value="">—</option>}
          {roles.data.map((role) => (
            <option key={role.key} value={role.key}>
              {labelOf(role)}
            </option>
          ))}
        </select>
      </label>
      <span role="status">
        {state === 'stepping' && say('demo.stepping')}
        {state === 'failed' && say('demo.failed')}
      </span>
    </aside>
  );
}
