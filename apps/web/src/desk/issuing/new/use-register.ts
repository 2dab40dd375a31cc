import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { directiveRegister } from '../../../api/sdk.gen.js';
import type { DirectiveRegisterData } from '../../../api/types.gen.js';
import { keyed } from '../../../calls/key.js';
import { many } from '../../../calls/keys.js';
import { useCommand, type KeyedDraft } from '../../../calls/use-command.js';
import type { Problem } from '../../../problems/problem.js';
import { problemOf } from '../../../problems/problem.js';
import { uploadFile } from '../../../uploads/upload-file.js';
import type { Directive } from '../document/types.js';

export type Stage = 'idle' | 'uploading' | 'reading';
type Source = DirectiveRegisterData['body']['source'];

export interface Register {
  readonly stage: Stage;
  readonly percent: number;
  readonly problem: Problem | null;
  readonly file: (file: File) => Promise<void>;
  readonly text: (text: string) => Promise<void>;
}

/** Uploads a document where there is one, and registers it in the name of a unit. */
export function useRegister(
  issuerUnitId: string,
  draft: KeyedDraft,
  done: (directive: Directive) => void,
): Register {
  const queries = useQueryClient();
  const [stage, setStage] = useState<Stage>('idle');
  const [percent, setPercent] = useState(0);
  const [problem, setProblem] = useState<Problem | null>(null);
  const finished = (directive: Directive) => {
    void queries.invalidateQueries({ queryKey: many('directive') });
    done(directive);
  };
  const send = (body: DirectiveRegisterData['body'], key: string) =>
    directiveRegister({ body, headers: keyed(key) });
  const byFile = useCommand(send, finished);
  const byText = useCommand(send, finished, draft);
  const steps = async (command: typeof byFile, source: () => Promise<Source>) => {
    setProblem(null);
    try {
      const ready = await source();
      setStage('reading');
      await command.mutateAsync({ issuerUnitId, source: ready });
    } catch (error) {
      setProblem(problemOf(error, undefined));
    }
    setStage('idle');
  };
  return {
    stage,
    percent,
    problem,
    file: (file) =>
      steps(byFile, async () => {
        setPercent(0);
        setStage('uploading');
        const { uploadId, fileName } = await uploadFile(file, { percent: setPercent });
        return { uploadId, fileName };
      }),
    text: (text) => steps(byText, () => Promise.resolve({ text })),
  };
}
