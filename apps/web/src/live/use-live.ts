import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { Line, type LineState } from './line.js';
import { refresh } from './refresh.js';

const line = new Line('/api/v1/events');

/** Keeps what is shown up to date while somebody is signed in. */
export function useLive(on: boolean): void {
  const queries = useQueryClient();
  useEffect(() => {
    if (!on) return undefined;
    const stop = refresh(queries, line);
    line.open();
    return () => {
      line.close();
      stop();
    };
  }, [on, queries]);
}

/** For showing in words; `lost` only after it has been lost for a while. */
export function useLineState(): LineState {
  return useSyncExternalStore(line.onState, line.state);
}
