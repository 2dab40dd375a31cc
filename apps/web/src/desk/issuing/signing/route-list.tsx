import type { RoutePreviewResponse } from '../../../api/types.gen.js';
import { Icon } from '../../../look/icon.js';
import { useWords } from '../words.js';

type RouteNode = RoutePreviewResponse['nodes'][number];

/** The route as it would run: each node, who is asked there, who stands in for whom, what is left out. */
export function RouteList({ nodes }: { readonly nodes: readonly RouteNode[] }) {
  const say = useWords();
  return (
    <ol className="route" aria-label={say('route.label')}>
      {nodes.map((node) => (
        <li key={node.key} className={node.skipped ? 'route-node route-skipped' : 'route-node'}>
          <Icon name={node.skipped ? 'arrow' : 'person'} size={18} />
          <div>
            <p>
              <strong>{node.name}</strong>
              {node.approvers.length > 1 && <span className="quiet"> {say(`mode.${node.mode}`)}</span>}
            </p>
            {node.skipped ? (
              <p className="quiet">{say(`route.${node.skipped}`)}</p>
            ) : (
              <p>
                {node.approvers
                  .map(({ name, unitName, postTitle }) =>
                    [name, [unitName, postTitle].filter(Boolean).join(' ')].filter(Boolean).join('，'),
                  )
                  .join(say('and'))}
              </p>
            )}
            {node.approvers.some(({ standsInFor }) => standsInFor) && (
              <p className="quiet">{say('route.standsIn')}</p>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}
