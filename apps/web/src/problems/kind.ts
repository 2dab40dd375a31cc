import { NO_ANSWER, type Problem } from './problem.js';

const KIND_OF_STATUS = {
  400: 'invalid',
  401: 'forbidden',
  403: 'forbidden',
  404: 'notFound',
  409: 'conflict',
  412: 'conflict',
  429: 'tooMany',
  502: 'unavailable',
  503: 'unavailable',
  504: 'unavailable',
} as const;

export type Kind = (typeof KIND_OF_STATUS)[keyof typeof KIND_OF_STATUS] | 'offline' | 'refused' | 'server';

/** What sort of failure it is, for which words stand in `base` that need not be fetched first. */
export function kindOf({ code, status }: Pick<Problem, 'code' | 'status'>): Kind {
  if (code === NO_ANSWER) return 'offline';
  if (status in KIND_OF_STATUS) return KIND_OF_STATUS[status as keyof typeof KIND_OF_STATUS];
  return status >= 500 ? 'server' : 'refused';
}
