import type { UseQueryResult } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import type { RoutePreviewResponse } from '../../../api/types.gen.js';
import { ProblemNote } from '../../../problems/problem-note.js';
import { Loading } from '../../../states/states.js';
import type { Directive } from '../document/types.js';
import { useWords } from '../words.js';
import { OverBudgetField } from './over-budget-field.js';
import { RouteList } from './route-list.js';
import { useFlows, type Flow } from './use-flows.js';
import { useOverBudget } from './use-over-budget.js';
import { type RouteVariables, useRoute, useSignOff } from './use-sign-off.js';

interface Props {
  readonly directive: Directive;
  readonly variables: Omit<RouteVariables, 'overBudget'>;
  readonly close: () => void;
}

/** Who will sign, in which order; then it is sent. */
export function SignDialog({ directive, variables, close }: Props) {
  const say = useWords();
  const flows = useFlows('sign-off');
  const [picked, setPicked] = useState<string | null>(null);
  const flowKey = picked ?? directive.signOff?.flowKey ?? flows.data?.[0]?.key ?? null;
  const overBudget = useOverBudget(directive);
  const route = useRoute(directive, flowKey, { ...variables, overBudget: overBudget.units });
  const send = useSignOff(directive.directiveId);
  const confirm = () => {
    const body = { flowKey: flowKey!, overBudgetReason: overBudget.reason.trim() || null };
    send.mutate(body, { onError: overBudget.refused });
  };
  return (
    <Modal
      open
      title={say('sign.title')}
      onCancel={close}
      footer={
        <>
          <Button onClick={close}>{say('cancel')}</Button>
          <Button
            type="primary"
            disabled={!route.data || !flowKey || !overBudget.explained}
            loading={send.isPending}
            onClick={confirm}
          >
            {say('sign.confirm')}
          </Button>
        </>
      }
    >
      <FlowChoice flows={flows.data ?? []} flowKey={flowKey} pick={setPicked} />
      {flows.data?.length === 0 && <p className="note note-warn">{say('sign.noFlow')}</p>}
      <Route route={route} />
      <OverBudgetField {...overBudget} />
      <p className="quiet">{say('sign.after')}</p>
      {send.error && <ProblemNote error={send.error} />}
    </Modal>
  );
}

interface FlowChoiceProps {
  readonly flows: readonly Flow[];
  readonly flowKey: string | null;
  readonly pick: (key: string) => void;
}

/** Asked only where there is a choice. */
function FlowChoice({ flows, flowKey, pick }: FlowChoiceProps) {
  const say = useWords();
  if (flows.length < 2) return null;
  return (
    <label className="field">
      <span>{say('sign.flow')}</span>
      <select value={flowKey ?? ''} onChange={({ target }) => pick(target.value)}>
        {flows.map(({ key, name }) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

function Route({ route }: { readonly route: UseQueryResult<RoutePreviewResponse> }) {
  if (route.error) return <ProblemNote error={route.error} retry={() => route.refetch()} />;
  if (!route.data) return route.isFetching ? <Loading lines={3} /> : null;
  return <RouteList nodes={route.data.nodes} />;
}
