import { momentOf } from '../days/days.js';
import { useLanguage } from '../words/words.js';
import type { QueueRow } from './form.js';
import { useInstance } from './use-review.js';
import { usePageWords, useWords } from './words.js';

type Instance = NonNullable<ReturnType<typeof useInstance>['data']>;
type Node = Instance['route'][number];

/** The nodes in their order: who decided what on which, and whom it waits for now. */
export function RouteView({ row }: { readonly row: QueueRow }) {
  const say = usePageWords();
  const { data } = useInstance(row);
  if (!data) return null;
  return (
    <section aria-labelledby="route">
      <h3 id="route">{say('route')}</h3>
      <ol className="route">
        {data.route.map((node) => (
          <NodeView key={node.key} node={node} instance={data} />
        ))}
      </ol>
    </section>
  );
}

function NodeView({ node, instance }: { readonly node: Node; readonly instance: Instance }) {
  const say = usePageWords();
  const sayOfQueue = useWords();
  const language = useLanguage();
  const decided = instance.assignments.filter(
    ({ nodeKey, decidedAt, state }) => nodeKey === node.key && decidedAt && state !== 'superseded',
  );
  const now = instance.currentNodeKey === node.key;
  const names = node.approvers.map(({ name }) => name).join('、');
  return (
    <li className={now ? 'route-now' : ''}>
      <span className="route-name">{node.name}</span>
      {decided.map((assignment) => (
        <span key={assignment.assignmentId} className="route-done">
          {assignment.person.name} {sayOfQueue(`state.${assignment.state}`)}
          {assignment.resultLevel && `（${assignment.resultLevel}）`}{' '}
          <time className="quiet numbers" dateTime={assignment.decidedAt!}>
            {momentOf(assignment.decidedAt!, language)}
          </time>
          {assignment.opinion && <span className="route-opinion">{assignment.opinion}</span>}
        </span>
      ))}
      {decided.length === 0 && node.skipped && <span className="quiet">{say('route.skipped')}</span>}
      {decided.length === 0 && !node.skipped && (
        <span className="quiet">{now ? say('route.waits', { names }) : names}</span>
      )}
    </li>
  );
}
