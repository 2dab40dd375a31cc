import { Due } from '../lights/due.js';
import { LightChip } from '../lights/light-chip.js';
import { StateChip, shownState } from '../lights/state-chip.js';
import { momentOf } from '../days/days.js';
import { ProblemNote } from '../problems/problem-note.js';
import { Loading } from '../states/states.js';
import { To, useWay } from '../way/way.js';
import { useLanguage } from '../words/words.js';
import type { QueueRow } from './form.js';
import { ReportView, type Report } from './report-view.js';
import { useHistory, useReports, useTask } from './use-review.js';
import { usePageWords, useWords } from './words.js';

/** What is reviewed: the answer of this round, what was asked in the source's words, and what went before. */
export function TaskMatter({ row }: { readonly row: QueueRow }) {
  const say = usePageWords();
  const task = useTask(row.businessId);
  const reports = useReports(row.businessId);
  if (task.isPending || reports.isPending) return <Loading lines={8} />;
  if (task.error) return <ProblemNote error={task.error} retry={() => task.refetch()} />;
  if (reports.error) return <ProblemNote error={reports.error} retry={() => reports.refetch()} />;
  const answer = answerOf(reports.data, row.round);
  const before = reports.data
    .filter((report) => report !== answer)
    .sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
  return (
    <>
      <section className="sheet" aria-labelledby="answer">
        <h2 id="answer">{say('answer')}</h2>
        {answer ? <ReportView report={answer} /> : <p>{say('noAnswer')}</p>}
        {task.data.evidence.reason && (
          <p className="quiet">{say('filesAsked', { reason: task.data.evidence.reason })}</p>
        )}
        {task.data.children.total > 0 && (
          <p className="quiet">{say('children', { count: task.data.children.total })}</p>
        )}
      </section>
      {before.length > 0 && <Before reports={before} />}
      <Requirement task={task.data} />
      <EarlierRounds row={row} />
    </>
  );
}

type Task = NonNullable<ReturnType<typeof useTask>['data']>;

/** The completion report of the round that is reviewed. */
function answerOf(reports: readonly Report[], round: number): Report | undefined {
  const answers = reports.filter((report) => report.kind === 'completion' && report.round === round);
  return answers[answers.length - 1];
}

function Before({ reports }: { readonly reports: readonly Report[] }) {
  const say = usePageWords();
  return (
    <section className="sheet" aria-labelledby="before">
      <h2 id="before">{say('reportsBefore')}</h2>
      {reports.map((report) => (
        <ReportView key={report.reportId} report={report} />
      ))}
    </section>
  );
}

function Requirement({ task }: { readonly task: Task }) {
  const say = usePageWords();
  const { entry } = useWay();
  const ended = task.state === 'cancelled' || task.state === 'handed-over' || task.state === 'closed';
  return (
    <section className="sheet" aria-labelledby="requirement">
      <h2 id="requirement">{say('requirement')}</h2>
      <blockquote className="source-words">{task.requirement}</blockquote>
      <p className="quiet">
        {task.itemPath === ''
          ? task.directiveTitle
          : say('from', { title: task.directiveTitle, path: task.itemPath })}
      </p>
      <p className="due-line">
        <StateChip state={shownState(task)} /> <LightChip light={task.light} />{' '}
        <span>
          {say('due')} <Due at={task.effectiveDueAt} open={!ended && !task.late} />
        </span>
      </p>
      <p>
        <To href={`/${entry}/tasks/${task.taskId}`}>{say('openTask')}</To>
      </p>
    </section>
  );
}

const RETURNED = 'task-dispatch.task.returned';

/** What was returned in earlier rounds, by whom and why. */
function EarlierRounds({ row }: { readonly row: QueueRow }) {
  const say = usePageWords();
  const sayOfQueue = useWords();
  const language = useLanguage();
  const history = useHistory(row.businessId);
  const returns = history.data?.rows.filter(({ type }) => type === RETURNED) ?? [];
  if (history.error) return <ProblemNote error={history.error} retry={() => history.refetch()} />;
  if (returns.length === 0) return null;
  return (
    <section className="sheet" aria-labelledby="rounds">
      <h2 id="rounds">{say('roundsBefore')}</h2>
      <ol className="rounds">
        {returns.map(({ at, byName, summary }, index) => (
          <li key={at}>
            <p className="quiet">
              {sayOfQueue('round.n', { round: index + 1 })} · {byName} ·{' '}
              <time className="numbers" dateTime={at}>
                {momentOf(at, language)}
              </time>
            </p>
            <p>{summary}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
