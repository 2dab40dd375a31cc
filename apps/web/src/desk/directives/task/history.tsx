import { momentOf } from '../../../days/days.js';
import { ProblemNote } from '../../../problems/problem-note.js';
import { Loading } from '../../../states/states.js';
import { useLanguage } from '../../../words/words.js';
import { useWords } from '../../../directives/words.js';
import { useHistory } from './use-task.js';

/** Who did what and when, from the records. */
export function History({ taskId }: { readonly taskId: string }) {
  const say = useWords();
  const language = useLanguage();
  const history = useHistory(taskId);
  return (
    <section className="sheet-of-words" aria-labelledby="history">
      <h2 id="history">{say('history.title')}</h2>
      {history.isPending && <Loading lines={3} />}
      {history.error && <ProblemNote error={history.error} retry={() => history.refetch()} />}
      <ol className="history">
        {history.data?.map(({ at, type, byName, postTitle, byMachine, summary }) => (
          <li key={`${at} ${type}`}>
            <span className="quiet numbers">{momentOf(at, language)}</span>
            <span>
              {summary}{' '}
              <span className="quiet">
                {byMachine ? say('history.machine') : [postTitle, byName].filter(Boolean).join(' ')}
              </span>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
