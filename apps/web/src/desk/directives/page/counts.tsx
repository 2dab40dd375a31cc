import { ProblemNote } from '../../../problems/problem-note.js';
import { Loading } from '../../../states/states.js';
import { To } from '../../../way/way.js';
import { useBaseWords } from '../../../words/words.js';
import type { Directive, TaskState } from '../types.js';
import { useWords } from '../../../directives/words.js';
import { useCounts } from '../../../directives/use-directive.js';

const STATES = [
  'dispatched',
  'declined',
  'in-progress',
  'in-review',
  'suspended',
  'closed',
  'cancelled',
  'handed-over',
] as const satisfies readonly TaskState[];

/** Tasks by state; each number leads to the tasks behind it. */
export function Counts({ directive }: { readonly directive: Directive }) {
  const say = useWords();
  const sayBase = useBaseWords();
  const counts = useCounts(directive.directiveId);
  if (counts.isPending) return <Loading lines={1} />;
  if (counts.error) return <ProblemNote error={counts.error} retry={() => counts.refetch()} />;
  const ledger = `/desk/ledger?directiveId=${directive.directiveId}`;
  const { total, byState, red, yellow, unsignedLate } = counts.data;
  return (
    <section aria-label={say('page.counts')}>
      <Progress directive={directive} />
      <ul className="counts">
        <Count label={say('page.total')} value={total} href={ledger} />
        {STATES.filter((state) => byState[state]).map((state) => (
          <Count
            key={state}
            label={sayBase(`state.${state}`)}
            value={byState[state] ?? 0}
            href={`${ledger}&state=${state}`}
          />
        ))}
        <Count
          label={sayBase('light.yellow')}
          value={yellow}
          href={`${ledger}&lights=yellow`}
          hidden={yellow === 0}
        />
        <Count
          label={sayBase('light.red')}
          value={red}
          href={`${ledger}&lights=red`}
          late
          hidden={red === 0}
        />
        <Count
          label={say('page.unsignedLate')}
          value={unsignedLate}
          href={`${ledger}&unsignedLate=true`}
          late
          hidden={unsignedLate === 0}
        />
      </ul>
    </section>
  );
}

interface CountProps {
  readonly label: string;
  readonly value: number;
  readonly href: string;
  readonly late?: boolean;
  readonly hidden?: boolean;
}

function Count({ label, value, href, late, hidden }: CountProps) {
  if (hidden) return null;
  return (
    <li>
      <To href={href} className={late ? 'count count-late' : 'count'}>
        <strong className="numbers">{value.toLocaleString('en')}</strong>
        <span>{label}</span>
      </To>
    </li>
  );
}

/** Shown while tasks are being made. */
function Progress({ directive }: { readonly directive: Directive }) {
  const say = useWords();
  const { dispatch } = directive;
  if (directive.state !== 'issued' || !dispatch || dispatch.finished) return null;
  const { created, targets } = dispatch;
  return (
    <p className="making" role="status">
      <progress max={Math.max(1, targets)} value={created} aria-label={say('page.making')} />
      <span className="numbers">{say('page.made', { created, targets })}</span>
    </p>
  );
}
