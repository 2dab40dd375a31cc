import { useQueryClient } from '@tanstack/react-query';
import { taskAnswerExtension, taskCancel, taskInsist, taskReRoute } from '../../api/sdk.gen.js';
import { keyed } from '../../calls/key.js';
import { many, one } from '../../calls/keys.js';
import { useCommand, type KeyedDraft } from '../../calls/use-command.js';
import type { Answer, AnswerForm } from './answers.js';

interface Given {
  readonly answer: Answer;
  readonly form: AnswerForm;
}

/** Sends one answer; the draft of its reason goes when it has arrived. */
export function useAnswer(taskId: string, draft: KeyedDraft, done: () => void) {
  const queries = useQueryClient();
  return useCommand<Given, unknown>(
    (given, key) => send(taskId, given, key),
    () => {
      void queries.invalidateQueries({ queryKey: many('task') });
      void queries.invalidateQueries({ queryKey: one('task', taskId) });
      done();
    },
    draft,
  );
}

function send(taskId: string, { answer, form }: Given, key: string): Promise<unknown> {
  const to = { path: { taskId }, headers: keyed(key) };
  const { reason } = form;
  switch (answer) {
    case 'insist':
      return taskInsist({ ...to, body: { reason } });
    case 're-route':
      return taskReRoute({ ...to, body: { reason, toUnitId: form.toUnitId ?? '' } });
    case 'cancel':
      return taskCancel({ ...to, body: { reason } });
    case 'refuse':
      return taskAnswerExtension({ ...to, body: { answer: { decision: 'refuse', reason } } });
    case 'grant': {
      const words = reason.trim() === '' ? null : reason;
      const toDay = form.toDay === '' ? null : form.toDay;
      return taskAnswerExtension({ ...to, body: { answer: { decision: 'grant', reason: words, toDay } } });
    }
  }
}
