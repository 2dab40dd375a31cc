import { useQuery, useQueryClient } from '@tanstack/react-query';
import { directiveRequestSignOff, routePreview } from '../../../api/sdk.gen.js';
import { keyed } from '../../../calls/key.js';
import { many, one } from '../../../calls/keys.js';
import { useCommand } from '../../../calls/use-command.js';
import { usePerson } from '../../../session/use-session.js';
import type { Directive } from '../document/types.js';
import { directiveKey } from '../document/use-document.js';

/** What the conditions of a flow may look at, beside the kind of the document. */
export interface RouteVariables {
  readonly taskItems: number;
  readonly targets: number;
  readonly urgent: boolean;
  /** Units that are given more than a month allows. */
  readonly overBudget: number;
}

/** The route as it would run now. */
export function useRoute(directive: Directive, flowKey: string | null, variables: RouteVariables) {
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

/** Sends it; the platform measures the budget once more. */
export function useSignOff(directiveId: string) {
  const queries = useQueryClient();
  return useCommand(
    (body: { readonly flowKey: string; readonly overBudgetReason: string | null }, key) =>
      directiveRequestSignOff({ path: { directiveId }, body, headers: keyed(key) }),
    ({ directive }) => {
      queries.setQueryData(directiveKey(directiveId), directive);
      void queries.invalidateQueries({ queryKey: many('directive') });
    },
  );
}
