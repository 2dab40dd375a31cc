import { useQueryClient } from '@tanstack/react-query';
import { directiveEditStructure, directiveUndo } from '../../../api/sdk.gen.js';
import { keyedFor } from '../../../calls/key.js';
import { useCommand } from '../../../calls/use-command.js';
import type { Problem } from '../../../problems/problem.js';
import type { Directive, StructureEdit } from './types.js';
import { directiveKey } from './use-document.js';
import type { Edits } from './use-edits.js';

export interface Structure {
  readonly change: (edit: StructureEdit) => Promise<boolean>;
  readonly undo: () => Promise<boolean>;
  readonly busy: boolean;
  readonly problem: Problem | null;
  readonly forget: () => void;
}

type Step = { readonly edit: StructureEdit | null; readonly version: number };

/** How the text is taken apart, and taking back the last edit; values that wait go first, so that nothing overtakes them. */
export function useStructure({ directiveId }: Directive, edits: Edits): Structure {
  const queries = useQueryClient();
  const command = useCommand(({ edit, version }: Step, key) => {
    const to = { path: { directiveId }, headers: keyedFor(key, version) };
    return edit ? directiveEditStructure({ ...to, body: { edit } }) : directiveUndo(to);
  });
  const run = async (edit: StructureEdit | null): Promise<boolean> => {
    if (!(await edits.flush())) return false;
    const version = queries.getQueryData<Directive>(directiveKey(directiveId))?.version ?? 0;
    try {
      const after = await command.mutateAsync({ edit, version });
      queries.setQueryData(directiveKey(directiveId), after);
      return true;
    } catch {
      return false;
    } finally {
      await queries.invalidateQueries({ queryKey: directiveKey(directiveId) });
    }
  };
  return {
    change: run,
    undo: () => run(null),
    busy: command.isPending,
    problem: command.error,
    forget: command.reset,
  };
}
