import type { TaskReportsResponse } from '../../../api/types.gen.js';
import { momentOf } from '../../../days/days.js';
import { ProblemNote } from '../../../problems/problem-note.js';
import { Loading } from '../../../states/states.js';
import { useLanguage } from '../../../words/words.js';
import { useWords } from '../../../directives/words.js';
import { useReports } from './use-task.js';

type Report = TaskReportsResponse['rows'][number];

/** What the unit has told, the oldest first. */
export function Reports({ taskId }: { readonly taskId: string }) {
  const say = useWords();
  const reports = useReports(taskId);
  return (
    <section className="sheet-of-words" aria-labelledby="reports">
      <h2 id="reports">{say('reports.title')}</h2>
      {reports.isPending && <Loading lines={3} />}
      {reports.error && <ProblemNote error={reports.error} retry={() => reports.refetch()} />}
      {reports.data?.length === 0 && <p className="quiet">{say('reports.none')}</p>}
      <ol className="reports">
        {reports.data?.map((report) => (
          <OneReport key={report.reportId} report={report} />
        ))}
      </ol>
    </section>
  );
}

function OneReport({ report }: { readonly report: Report }) {
  const say = useWords();
  const language = useLanguage();
  const { by, at, kind, round, text, figures, evidence } = report;
  return (
    <li>
      <p className="quiet numbers">
        {say(`reports.${kind}`, { round })} · {by.postTitle} {by.name} · {momentOf(at, language)}
      </p>
      <p className="requirement">{text}</p>
      {figures.map(({ key, label, value, unit }) => (
        <p key={key} className="numbers">
          {label} {value} {unit}
        </p>
      ))}
      <Files files={evidence} />
    </li>
  );
}

function Files({ files }: { readonly files: Report['evidence'] }) {
  if (files.length === 0) return null;
  return (
    <ul className="files">
      {files.map(({ evidenceId, fileName, contentType }) => {
        const href = `/api/v1/evidence/${evidenceId}/content`;
        return (
          <li key={evidenceId}>
            <a href={href} target="_blank" rel="noreferrer">
              {contentType.startsWith('image/') ? <img src={href} alt={fileName} loading="lazy" /> : fileName}
            </a>
          </li>
        );
      })}
    </ul>
  );
}
