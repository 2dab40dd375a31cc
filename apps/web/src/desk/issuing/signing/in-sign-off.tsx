import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { instanceGet } from '../../../api/sdk.gen.js';
import type { InstanceGetResponse } from '../../../api/types.gen.js';
import { one } from '../../../calls/keys.js';
import { momentOf } from '../../../days/days.js';
import { OverBudgetNote } from '../../../directives/over-budget-note.js';
import { Icon } from '../../../look/icon.js';
import { usePerson } from '../../../session/use-session.js';
import { To } from '../../../way/way.js';
import { useLanguage } from '../../../words/words.js';
import type { Directive } from '../document/types.js';
import { useWords } from '../words.js';
import { WithdrawDialog } from './withdraw-dialog.js';

/** Nobody hints at a step between two signatures; who watches asks. */
const STEPS_MS = 5_000;

/** Sent, and waiting: for whom, who has signed already, and how to take it back. */
export function InSignOff({ directive }: { readonly directive: Directive }) {
  const say = useWords();
  const [withdrawing, setWithdrawing] = useState(false);
  const { signOff } = directive;
  const assignments = useAssignments(directive);
  const waits = assignments.filter(({ state }) => state === 'pending');
  const names = waits.length > 0 ? waits.map(({ person }) => person.name) : (signOff?.firstAsked ?? []);
  const mine = directive.drafter.personId === usePerson().personId;
  return (
    <div className="sign-off">
      <header className="page-head">
        <h1>{directive.title}</h1>
      </header>
      <section className="sheet" aria-labelledby="waits-title">
        <h2 id="waits-title">
          <Icon name="clock" />{' '}
          {signOff?.starting
            ? say('signOff.starting')
            : say('signOff.waits', { names: names.join(say('and')) })}
        </h2>
        <p>{say('signOff.then')}</p>
        <OverBudgetNote directive={directive} />
        <Decisions assignments={assignments} />
        <p className="note-actions">
          {mine && (
            <button type="button" className="button" onClick={() => setWithdrawing(true)}>
              {say('signOff.withdraw')}
            </button>
          )}
          <To href={`/desk/directives/${directive.directiveId}`}>{say('signOff.read')}</To>
        </p>
      </section>
      {withdrawing && signOff && <WithdrawDialog directive={directive} close={() => setWithdrawing(false)} />}
    </div>
  );
}

type Assignments = InstanceGetResponse['assignments'];

/** Who is asked and who has decided; nothing until approval has started. */
function useAssignments({ directiveId, signOff }: Directive): Assignments {
  const instanceId = signOff?.instanceId ?? '';
  const instance = useQuery({
    queryKey: one('directive', directiveId, 'sign-off', instanceId),
    queryFn: () => instanceGet({ path: { instanceId } }),
    enabled: signOff !== null && !signOff.starting,
    refetchInterval: STEPS_MS,
  });
  return instance.data?.assignments ?? [];
}

function Decisions({ assignments }: { readonly assignments: Assignments }) {
  const say = useWords();
  const language = useLanguage();
  const decided = assignments.filter(({ decidedAt }) => decidedAt !== null);
  if (decided.length === 0) return null;
  return (
    <ul className="plain-list">
      {decided.map(({ assignmentId, nodeName, person, decidedAt, opinion }) => (
        <li key={assignmentId}>
          <Icon name="check" size={16} /> {nodeName} · {person.name} ·{' '}
          <span className="numbers">{momentOf(decidedAt!, language)}</span>
          {opinion && <span className="quiet"> {say('signOff.opinion', { opinion })}</span>}
        </li>
      ))}
    </ul>
  );
}
