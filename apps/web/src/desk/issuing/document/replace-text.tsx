import { useQueryClient } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { directiveReplaceText } from '../../../api/sdk.gen.js';
import type { DirectiveReplaceTextData, DirectiveReplaceTextResponse } from '../../../api/types.gen.js';
import { keyedFor } from '../../../calls/key.js';
import { useCommand } from '../../../calls/use-command.js';
import { DraftNote } from '../../../drafts/draft-note.js';
import { useDraft, type DraftOf } from '../../../drafts/use-draft.js';
import { problemOf, type Problem } from '../../../problems/problem.js';
import { ProblemNote } from '../../../problems/problem-note.js';
import { uploadFile } from '../../../uploads/upload-file.js';
import { FileDrop } from '../new/file-drop.js';
import { useWords } from '../words.js';
import { TextChanges } from './text-changes.js';
import type { Directive } from './types.js';
import { directiveKey } from './use-document.js';
import type { Edits } from './use-edits.js';

interface Props {
  readonly directive: Directive;
  readonly edits: Edits;
  readonly close: () => void;
}

type Source = DirectiveReplaceTextData['body']['source'];

/** A new text for the draft: items found again keep what was set on them, and what is different is shown. */
export function ReplaceText({ directive, edits, close }: Props) {
  const say = useWords();
  const draft = useDraft({ subject: directive.directiveId, form: 'new-text' }, '');
  const [percent, setPercent] = useState<number | null>(null);
  const [before, setBefore] = useState(edits.items);
  const [answer, setAnswer] = useState<DirectiveReplaceTextResponse | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const send = useReplace(directive.directiveId, setAnswer);
  const replace = async (source: () => Promise<Source>) => {
    setProblem(null);
    try {
      if (!(await edits.flush())) return close();
      setBefore(edits.items);
      await send.mutateAsync(await source());
      await draft.clear();
    } catch (error) {
      setProblem(problemOf(error, undefined));
    }
    setPercent(null);
  };
  return (
    <Modal
      open
      width="46rem"
      title={say(answer ? 'replace.done' : 'replace.title')}
      onCancel={close}
      footer={
        answer ? (
          <Button type="primary" onClick={close}>
            {say('replace.back')}
          </Button>
        ) : (
          <>
            <Button onClick={close}>{say('cancel')}</Button>
            <Button
              type="primary"
              loading={send.isPending || percent !== null}
              disabled={draft.value.trim() === ''}
              onClick={() => void replace(() => Promise.resolve({ text: draft.value }))}
            >
              {say('replace.confirm')}
            </Button>
          </>
        )
      }
    >
      {answer ? (
        <TextChanges answer={answer} before={before} />
      ) : (
        <NewText
          draft={draft}
          problem={problem}
          percent={percent}
          busy={send.isPending || percent !== null}
          take={(file) => void replace(() => uploaded(file, setPercent))}
        />
      )}
    </Modal>
  );
}

async function uploaded(file: File, percent: (percent: number) => void): Promise<Source> {
  const { uploadId, fileName } = await uploadFile(file, { percent });
  return { uploadId, fileName };
}

interface NewTextProps {
  readonly draft: DraftOf<string>;
  readonly problem: Problem | null;
  readonly percent: number | null;
  readonly busy: boolean;
  readonly take: (file: File) => void;
}

function NewText({ draft, problem, percent, busy, take }: NewTextProps) {
  const say = useWords();
  return (
    <div className="form">
      <p className="quiet">{say('replace.told')}</p>
      {problem && <ProblemNote error={problem} kept={draft.value !== ''} />}
      <FileDrop busy={busy} take={take} />
      <textarea
        rows={8}
        aria-label={say('paste.label')}
        placeholder={say('paste.placeholder')}
        value={draft.value}
        onChange={({ target }) => draft.set(target.value)}
      />
      <DraftNote draft={draft} sending={busy} percent={percent} />
    </div>
  );
}

function useReplace(directiveId: string, done: (answer: DirectiveReplaceTextResponse) => void) {
  const queries = useQueryClient();
  return useCommand(
    (source: Source, key) => {
      const version = queries.getQueryData<Directive>(directiveKey(directiveId))?.version ?? 0;
      return directiveReplaceText({
        path: { directiveId },
        body: { source },
        headers: keyedFor(key, version),
      });
    },
    async (answer) => {
      queries.setQueryData(directiveKey(directiveId), answer.directive);
      await queries.invalidateQueries({ queryKey: directiveKey(directiveId) });
      done(answer);
    },
  );
}
