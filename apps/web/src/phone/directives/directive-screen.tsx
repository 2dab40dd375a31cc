import { dayOf } from '../../days/days.js';
import { firstStretches } from '../../directives/first-stretches.js';
import { readableRows } from '../../directives/readable-rows.js';
import { OverBudgetNote } from '../../directives/over-budget-note.js';
import { useCoverage, useDirective, useSource } from '../../directives/use-directive.js';
import { useWords } from '../../directives/words.js';
import { useScreenParam } from '../../frame/params.js';
import { Problem } from '../../problems/problem.js';
import { ProblemNote } from '../../problems/problem-note.js';
import { DirectiveRemarks, ItemRemarks } from '../../remarks/directive-remarks.js';
import { Loading, NotFound } from '../../states/states.js';
import { useLanguage } from '../../words/words.js';
import { Sentence } from './sentence.js';
import './directive-screen.css';

/** A directive to read: its words in their order, and what became of them. */
export default function DirectiveScreen() {
  const directiveId = useScreenParam('directiveId');
  const directive = useDirective(directiveId);
  if (directive.error instanceof Problem && directive.error.status === 400) return <NotFound />;
  if (directive.error) return <ProblemNote error={directive.error} retry={() => directive.refetch()} page />;
  if (!directive.data) return <Loading lines={9} />;
  return (
    <article className="directive">
      <Head {...directive.data} />
      <OverBudgetNote directive={directive.data} />
      <DirectiveRemarks directive={directive.data} className="sheet" />
      <Sentences directiveId={directiveId} mayRemark={directive.data.actions.includes('remark')} />
    </article>
  );
}

type HeadProps = NonNullable<ReturnType<typeof useDirective>['data']>;

function Head({
  title,
  state,
  registerNumber,
  docNumber,
  issuerUnitName,
  issuedAt,
  registeredAt,
}: HeadProps) {
  const say = useWords();
  const language = useLanguage();
  const day = issuedAt
    ? say('page.issued', { day: dayOf(issuedAt, language) })
    : say('page.registered', { day: dayOf(registeredAt, language) });
  return (
    <header>
      <h1>{title}</h1>
      <p className="quiet numbers">
        {[say(`directive.${state}`), registerNumber, docNumber, issuerUnitName, day]
          .filter((part) => part !== null)
          .map((part, index, { length }) => (
            <span key={part} className="directive-fact">
              {part}
              {index < length - 1 && ' · '}
            </span>
          ))}
      </p>
    </header>
  );
}

interface SentencesProps {
  readonly directiveId: string;
  readonly mayRemark: boolean;
}

function Sentences({ directiveId, mayRemark }: SentencesProps) {
  const say = useWords();
  const coverage = useCoverage(directiveId);
  const source = useSource(directiveId);
  const error = coverage.error ?? source.error;
  const again = () => Promise.all([coverage.refetch(), source.refetch()]);
  if (error) return <ProblemNote error={error} retry={again} />;
  if (!coverage.data || source.data === undefined) return <Loading lines={9} />;
  const { itemProgress } = coverage.data;
  const rows = readableRows(coverage.data.rows, source.data);
  const isFirst = firstStretches(rows);
  return (
    <section className="sheet" aria-labelledby="sentences">
      <h2 id="sentences">{say('sentences.title')}</h2>
      <ul>
        {rows.map((row) => (
          <Sentence
            key={`${row.span.start}-${row.itemId}`}
            row={row}
            text={source.data.slice(row.span.start, row.span.end).trim()}
            progress={itemProgress?.find(({ itemId }) => itemId === row.itemId)}
          >
            {row.itemId !== null && isFirst(row) && (
              <ItemRemarks
                directiveId={directiveId}
                itemId={row.itemId}
                heading={row.excerpt}
                may={mayRemark}
              />
            )}
          </Sentence>
        ))}
      </ul>
    </section>
  );
}
