import { useQuery } from '@tanstack/react-query';
import { taskCounts } from '../../api/sdk.gen.js';
import { many } from '../../calls/keys.js';
import { To } from '../../way/way.js';
import { useWords } from './words.js';

/** What is late in the subtree, in words and numbers; where it is late, the ledger tells. */
export function Counts() {
  const say = useWords();
  const counts = useQuery({
    queryKey: many('task', 'counts', 'below'),
    queryFn: () => taskCounts({ query: { view: 'below' } }),
  });
  if (!counts.data) return null;
  const { red, yellow, unsignedLate } = counts.data;
  return (
    <p className="workbench-counts numbers">
      <To href="/desk/ledger?lights=red" className={red > 0 ? 'count-late' : undefined}>
        {say('counts.red', { count: red })}
      </To>
      <To href="/desk/ledger?lights=yellow">{say('counts.yellow', { count: yellow })}</To>
      <To href="/desk/ledger?unsignedLate=true">{say('counts.unsigned', { count: unsignedLate })}</To>
    </p>
  );
}
