import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { directiveEditItems } from '../../../api/sdk.gen.js';
import { keyedFor } from '../../../calls/key.js';
import { useCommand } from '../../../calls/use-command.js';
import type { Problem } from '../../../problems/problem.js';
import { OneAtATime } from './one-at-a-time.js';
import { asSent, readyEdits, withChanges, withoutSent } from './pending-edits.js';
import type { Directive, Item, ItemEdit } from './types.js';
import { coverageKey, directiveKey, itemsKey } from './use-document.js';
import type { UnsentBox } from './use-unsent.js';

export interface Sending {
  /** Sends what waits and can go, in as many commands as that takes; true when none was refused. */
  readonly flush: () => Promise<boolean>;
  readonly sending: boolean;
  readonly problem: Problem | null;
  readonly forget: () => void;
}

interface Sent {
  readonly edits: readonly ItemEdit[];
  readonly version: number;
}

/** Brings values to the platform, one command after the other, each for the version that was shown. */
export function useSending(directiveId: string, box: UnsentBox): Sending {
  const queries = useQueryClient();
  const [line] = useState(() => new OneAtATime<boolean>());
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const command = useCommand(({ edits, version }: Sent, key) =>
    directiveEditItems({
      path: { directiveId },
      body: { edits: edits.map(asSent) },
      headers: keyedFor(key, version),
    }),
  );
  const heldItems = () => queries.getQueryData<readonly Item[]>(itemsKey(directiveId)) ?? [];
  const sendSome = async (edits: readonly ItemEdit[]) => {
    const held = queries.getQueryData<Directive>(directiveKey(directiveId));
    const after = await command.mutateAsync({ edits, version: box.now().base ?? held?.version ?? 0 });
    queries.setQueryData(directiveKey(directiveId), after);
    queries.setQueryData(itemsKey(directiveId), applied(heldItems(), edits));
    box.keep(withoutSent(box.now().pending, edits), after.version);
  };
  const sendAll = async (): Promise<boolean> => {
    setSending(true);
    setProblem(null);
    try {
      for (;;) {
        const edits = readyEdits(box.now().pending, heldItems());
        if (edits.length === 0) return true;
        await sendSome(edits);
      }
    } catch (error) {
      setProblem(error as Problem);
      return false;
    } finally {
      setSending(false);
      void queries.invalidateQueries({ queryKey: itemsKey(directiveId) });
      void queries.invalidateQueries({ queryKey: coverageKey(directiveId) });
    }
  };
  return {
    flush: () => line.run(sendAll),
    sending,
    problem,
    forget: () => setProblem(null),
  };
}

function applied(before: readonly Item[], edits: readonly ItemEdit[]): readonly Item[] {
  const changes = new Map(edits.map((edit) => [edit.itemId, edit.changes]));
  return before.map((item) => withChanges(item, changes.get(item.itemId)));
}
