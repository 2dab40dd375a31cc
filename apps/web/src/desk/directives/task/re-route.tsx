import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { taskReRoute, unitSearch } from '../../../api/sdk.gen.js';
import { keyed } from '../../../calls/key.js';
import { useCommand } from '../../../calls/use-command.js';
import { ReasonDialog } from '../asking/reason-dialog.js';
import { useWords } from '../words.js';
import type { ActProps } from './act-props.js';

interface Wish {
  readonly toUnitId: string;
  readonly reason: string;
}

/** Another unit gets the task, with a fresh window. */
export function ReRoute({ task, close, done }: ActProps) {
  const say = useWords();
  const [toUnitId, setToUnitId] = useState<string | null>(null);
  const send = useCommand(
    (body: Wish, key) => taskReRoute({ path: { taskId: task.taskId }, body, headers: keyed(key) }),
    done,
  );
  return (
    <ReasonDialog
      title={say('act.re-route')}
      told={say('told.re-route')}
      label={say('reason')}
      confirm={say('act.re-route')}
      close={close}
      send={(reason) => toUnitId && send.mutate({ toUnitId, reason })}
      sending={send.isPending}
      error={send.error}
      ready={toUnitId !== null}
    >
      <UnitChoice chosen={toUnitId} choose={setToUnitId} except={task.unitId} />
    </ReasonDialog>
  );
}

interface ChoiceProps {
  readonly chosen: string | null;
  readonly choose: (unitId: string) => void;
  readonly except: string;
}

function UnitChoice({ chosen, choose, except }: ChoiceProps) {
  const say = useWords();
  const [q, setQ] = useState('');
  const found = useQuery({
    queryKey: ['units', 'search', q],
    queryFn: () => unitSearch({ query: { q, limit: 10 } }),
    enabled: q.trim() !== '',
  });
  const units = found.data?.rows.filter(({ unitId }) => unitId !== except) ?? [];
  return (
    <>
      <label className="field">
        <span>{say('reRoute.unit')}</span>
        <input type="search" maxLength={60} value={q} onChange={({ target }) => setQ(target.value)} />
      </label>
      <ul className="unit-choice">
        {units.map(({ unitId, name }) => (
          <li key={unitId}>
            <label className="check">
              <input type="radio" name="unit" checked={chosen === unitId} onChange={() => choose(unitId)} />
              <span>{name}</span>
            </label>
          </li>
        ))}
      </ul>
    </>
  );
}
