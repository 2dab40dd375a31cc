import { useState } from 'react';
import type { Problem } from '../../../problems/problem.js';
import type { Directive } from '../document/types.js';
import { useBurden } from './use-burden.js';

export interface OverBudget {
  /** How many units are given more than a month allows. */
  readonly units: number;
  /** As it is typed; of a round that came back, what was written then. */
  readonly reason: string;
  readonly write: (reason: string) => void;
  /** Nothing is to be explained, or it is. */
  readonly explained: boolean;
  readonly refused: (problem: Problem) => void;
}

/** Why more may be asked than a month allows. The platform also counts tasks that the drafter may not see. */
export function useOverBudget({ directiveId, signOff }: Directive): OverBudget {
  const [reason, write] = useState(signOff?.overBudget?.reason ?? '');
  const [told, setTold] = useState(0);
  const burden = useBurden(directiveId);
  const units = Math.max(burden.data?.overBudget ?? 0, told);
  return {
    units,
    reason,
    write,
    explained: units === 0 || reason.trim() !== '',
    refused: (problem) => setTold(unitsIn(problem)),
  };
}

/** The units that a refusal is about; none where it is about something else. */
function unitsIn({ code, details }: Problem): number {
  return code === 'task-dispatch/over-budget-unexplained' ? Number(details['units']) : 0;
}
