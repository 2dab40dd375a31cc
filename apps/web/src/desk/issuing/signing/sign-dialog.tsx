import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { directiveRequestSignOff, routePreview } from '../../../api/sdk.gen.js';
import type { RoutePreviewResponse } from '../../../api/types.gen.js';
import { keyed } from '../../../calls/key.js';
import { many, one } from '../../../calls/keys.js';
import { useCommand } from '../../../calls/use-command.js';
import { ProblemNote } from '../../../problems/problem-note.js';
import { usePerson } from '../../../session/use-session.js';
import { Loading } from '../../../states/states.js';
import type { Directive } from '../document/types.js';
import { directiveKey } from '../document/use-document.js';
import { useWords } from '../words.js';
import { RouteList } from './route-list.js';
import { useFlows, type Flow } from './use-flows.js';

interface Props {
  readonly directive: Directive;
  readonly variables: { readonly taskItems: number; readonly targets: number; readonly urgent: boolean };
  readonly close: () => void;
}

/** Who will sign, in which order; then it is sent. */
export function SignDialog({ directive, variables, close }: Props) {
  const say = useWords();
  const flows = useFlows('sign-off');
  const [picked, setPicked] = useState<string | null>(null);
  const flowKey = picked ?? directive.signOff?.flowKey ?? flows.data?.[0]?.key ?? null;
  const route = useRoute(directive, flowKey, variables);
  const send = useSignOff(directive.directiveId);
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
            disabled={!route.data || !flowKey}
            loading={send.isPending}
            onClick={() => flowKey && send.mutate(flowKey)}
          >
            {say('sign.confirm')}
          </Button>
        </>
      }
    >
      <FlowChoice flows={flows.data ?? []} flowKey={flowKey} pick={setPicked} />
      {flows.data?.length === 0 && <p className="note note-warn">{say('sign.noFlow')}</p>}
      <Route route={route} />
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

function useRoute(directive: Directive, flowKey: string | null, variables: Props['variables']) {
  const { personId, name, appointments } = usePerson();
  const post = appointments.find(({ duties }) => duties.includes('draft'));
  const body = {
    flowKey: flowKey ?? '',
    subjectUnitId: directive.issuerUnitId,
    initiator: { personId, name, unitId: post?.unitId ?? directive.issuerUnitId },
    variables: { ...variables, docType: directive.docType },
  };
  return useQuery({
    queryKey: one('directive', directive.directiveId, 'route', body),
    queryFn: () => routePreview({ body }),
    enabled: flowKey !== null,
  });
}

function useSignOff(directiveId: string) {
  const queries = useQueryClient();
  return useCommand(
    (flowKey: string, key) =>
      directiveRequestSignOff({ path: { directiveId }, body: { flowKey }, headers: keyed(key) }),
    ({ directive }) => {
      queries.setQueryData(directiveKey(directiveId), directive);
      void queries.invalidateQueries({ queryKey: many('directive') });
    },
  );
}
