import type { TaskReportsResponse } from '../api/types.gen.js';
import { momentOf } from '../days/days.js';
import { useLanguage } from '../words/words.js';
import { EvidenceFiles } from './evidence-files.js';
import { usePageWords } from './words.js';

export type Report = TaskReportsResponse['rows'][number];

/** What a unit reported: its words, its figures, its files. */
export function ReportView({ report }: { readonly report: Report }) {
  const say = usePageWords();
  const language = useLanguage();
  const { text, figures, evidence, by, at } = report;
  return (
    <article className="report">
      <p className="quiet">
        {by.postTitle ? say('by', { name: by.name, post: by.postTitle }) : by.name}
        {' · '}
        <time className="numbers" dateTime={at}>
          {momentOf(at, language)}
        </time>
      </p>
      <p className="report-text">{text}</p>
      {figures.length > 0 && (
        <dl className="figures" aria-label={say('figures')}>
          {figures.map(({ key, label, value, unit }) => (
            <div key={key}>
              <dt>{label}</dt>
              <dd className="numbers">
                {value} {unit}
              </dd>
            </div>
          ))}
        </dl>
      )}
      <EvidenceFiles files={evidence} />
    </article>
  );
}
