import { useQuery } from '@tanstack/react-query';
import { audiencePreview } from '../api/sdk.gen.js';
import type { ItemListResponse } from '../api/types.gen.js';
import { one } from '../calls/keys.js';
import { dayOf } from '../days/days.js';
import { OverBudgetNote } from '../directives/over-budget-note.js';
import { ProblemNote } from '../problems/problem-note.js';
import { Loading } from '../states/states.js';
import { To, useWay } from '../way/way.js';
import { useLanguage } from '../words/words.js';
import type { QueueRow } from './form.js';
import { useDirective, useItems } from './use-review.js';
import { usePageWords } from './words.js';

type Item = ItemListResponse['rows'][number];

/** A document to be signed off, in short: who issues it, what becomes of its items, and whom the tasks go to. */
export function DirectiveMatter({ row }: { readonly row: QueueRow }) {
  const say = usePageWords();
  const { entry } = useWay();
  const directive = useDirective(row.businessId);
  const items = useItems(row.businessId);
  if (directive.isPending || items.isPending) return <Loading lines={8} />;
  if (directive.error) return <ProblemNote error={directive.error} retry={() => directive.refetch()} />;
  if (items.error) return <ProblemNote error={items.error} retry={() => items.refetch()} />;
  const { issuerUnitName, drafter, docNumber, items: counts } = directive.data;
  const tasks = items.data.filter(({ outcome }) => outcome === 'task');
  return (
    <>
      <OverBudgetNote directive={directive.data} />
      <section className="sheet" aria-labelledby="document">
        <h2 id="document">{say('directive.items')}</h2>
        <dl className="facts">
          <Fact name={say('directive.issuer')}>{issuerUnitName}</Fact>
          <Fact name={say('directive.drafter')}>{drafter.name}</Fact>
          <Fact name={say('directive.number')}>{docNumber ?? say('directive.none')}</Fact>
        </dl>
        <p>
          {say('directive.counts', {
            total: counts.total,
            task: counts.task,
            guidance: counts.guidance,
            forInformation: counts.forInformation,
            noAction: counts.noAction,
          })}
        </p>
        <p>
          <To href={`/${entry}/directives/${row.businessId}`}>{say('openDraft')}</To>
        </p>
      </section>
      <section className="sheet" aria-labelledby="tasks">
        <h2 id="tasks">{say('directive.tasks')}</h2>
        {tasks.length === 0 && <p>{say('directive.noTasks')}</p>}
        <ol className="task-items">
          {tasks.map((item) => (
            <TaskItem key={item.itemId} item={item} />
          ))}
        </ol>
      </section>
    </>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function TaskItem({ item }: { readonly item: Item }) {
  const say = usePageWords();
  const dueWords = useDueWords();
  return (
    <li>
      <h3>
        <span className="numbers">{item.path}</span> {item.heading ?? excerptOf(item.body)}
        {item.urgent && <span className="chip chip-late">{say('directive.urgent')}</span>}
      </h3>
      <ul className="criteria">
        {item.criteria.map(({ criterionId, text }) => (
          <li key={criterionId}>{text}</li>
        ))}
      </ul>
      <p className="quiet">
        {say('directive.audience')}：<Reach item={item} />
        {item.due && ` · ${say('directive.due')}：${dueWords(item.due)}`}
      </p>
    </li>
  );
}

/** How many units the rule of an item reaches; organization counts them, as it will at dispatch. */
function Reach({ item: { itemId, directiveId, audience: rule } }: { readonly item: Item }) {
  const say = usePageWords();
  const reach = useQuery({
    queryKey: one('directive', directiveId, 'reach', itemId, rule),
    queryFn: () => audiencePreview({ body: { rule: rule! } }),
    enabled: rule !== null,
    staleTime: 5 * 60_000,
  });
  if (rule === null || reach.error) return <>{say('directive.reachUnknown')}</>;
  if (reach.isPending) return <>{say('directive.reachLoading')}</>;
  return <>{say('directive.reach', { count: reach.data.total })}</>;
}

function useDueWords(): (due: NonNullable<Item['due']>) => string {
  const say = usePageWords();
  const language = useLanguage();
  return (due) => {
    if (due.kind === 'date') return say('due.date', { day: dayOf(`${due.day}T12:00:00+08:00`, language) });
    if (due.kind === 'working-days') return say('due.workingDays', { count: due.days });
    return say('due.default');
  };
}

function excerptOf(body: string): string {
  const line = body.split('\n', 1)[0] ?? '';
  return line.length > 40 ? `${line.slice(0, 40)}…` : line;
}
