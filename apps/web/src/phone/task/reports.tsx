import { momentOf } from '../../days/days.js';
import { ProblemNote } from '../../problems/problem-note.js';
import { Loading } from '../../states/states.js';
import { useBaseWords, useLanguage } from '../../words/words.js';
import { newestFirst } from './newest-first.js';
import { Pictures } from './pictures.js';
import { useReports, type Report } from './use-reports.js';
import type { Task } from './use-send.js';
import { useWords } from './words.js';

/** What has been reported so far, the newest first. */
export function Reports({ task }: { readonly task: Task }) {
  const say = useWords();
  const base = useBaseWords();
  const reports = useReports(task.taskId);
  return (
    <section className="sheet" aria-labelledby="task-reports">
      <h2 id="task-reports">{say('reports')}</h2>
      {reports.isPending && <Loading lines={2} />}
      {reports.error && <ProblemNote error={reports.error} retry={() => reports.refetch()} />}
      {reports.data?.length === 0 && <p className="quiet">{say('reports.none')}</p>}
      {reports.hasNextPage && (
        <button type="button" className="button button-wide" onClick={() => void reports.fetchNextPage()}>
          {base('more')}
        </button>
      )}
      <ul>
        {newestFirst(reports.data ?? []).map((report) => (
          <ReportLine key={report.reportId} report={report} />
        ))}
      </ul>
    </section>
  );
}

function ReportLine({ report }: { readonly report: Report }) {
  const say = useWords();
  const language = useLanguage();
  const { kind, round, by, at, text, figures, evidence } = report;
  return (
    <li className="task-report">
      <p className="task-report-head">
        <strong>
          {kind === 'completion' ? say('reports.completion', { round }) : say('reports.progress')}
        </strong>
        <span className="quiet numbers">
          {[by.postTitle, by.name].filter(Boolean).join(' ')} · {momentOf(at, language)}
        </span>
      </p>
      <p className="task-words">{text}</p>
      {figures.length > 0 && (
        <ul className="task-figures numbers">
          {figures.map(({ key, label, unit, value }) => (
            <li key={key}>{say('reports.figure', { label, value, unit })}</li>
          ))}
        </ul>
      )}
      {evidence.length > 0 && <Pictures evidence={evidence} />}
    </li>
  );
}
