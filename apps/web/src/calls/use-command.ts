import { useMutation, type UseMutationResult } from '@tanstack/react-query';
import { useRef } from 'react';
import { Problem } from '../problems/problem.js';
import { newKey } from './key.js';
import { untilKnown } from './repeat.js';

/** What a form's draft is to its command: where its key comes from, and what is cleared when it has arrived. */
export interface KeyedDraft {
  readonly key: string;
  readonly renewKey: () => void;
  readonly clear: () => Promise<void>;
}

interface Intention {
  readonly input: string;
  readonly key: string;
}

/**
 * One command of a screen. Every intention gets a key of its own; while nobody knows what became of it, sending the
 * same input again is the same intention, and so the same key. With a draft the key is the draft's, so that this holds
 * across a killed tab; the draft is cleared once the platform has said yes, and only then.
 *
 * @example const signFor = useCommand((taskId: string, key) => taskSignFor({ path: { taskId }, headers: keyed(key) }));
 */
export function useCommand<Input, Output>(
  send: (input: Input, key: string) => Promise<Output>,
  done?: (output: Output, input: Input) => unknown,
  draft?: KeyedDraft,
): UseMutationResult<Output, Problem, Input> {
  const open = useRef<Intention | null>(null);
  return useMutation<Output, Problem, Input>({
    // Offline is told at once by the attempt itself: the person decides what to do, nothing is sent behind their back.
    networkMode: 'always',
    retry: false,
    mutationFn: async (input) => {
      const { key } = (open.current = intentionOf(open.current, input));
      try {
        const output = await untilKnown(() => send(input, draft?.key ?? key));
        open.current = null;
        return output;
      } catch (error) {
        if (!(error instanceof Problem) || error.outcome !== 'unknown') {
          open.current = null;
          draft?.renewKey();
        }
        throw error;
      }
    },
    onSuccess: async (output, input) => {
      await draft?.clear();
      await done?.(output, input);
    },
  });
}

function intentionOf(before: Intention | null, value: unknown): Intention {
  const input = JSON.stringify(value) ?? '';
  return before?.input === input ? before : { input, key: newKey() };
}
