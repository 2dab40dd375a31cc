import { ProblemNote } from '../../../problems/problem-note.js';
import type { AudienceRule } from '../document/types.js';
import { useUnitKindWords, useWords } from '../words.js';
import { useReach } from './units.js';

/** How many units a rule reaches, by kind: told while it is put together. */
export function ReachLine({ rule }: { readonly rule: AudienceRule | null }) {
  const say = useWords();
  const sayKind = useUnitKindWords();
  const reach = useReach(rule);
  if (rule === null) return <p className="reach quiet">{say('reach.none')}</p>;
  if (reach.error) return <ProblemNote error={reach.error} retry={() => reach.refetch()} />;
  if (!reach.data) return <p className="reach quiet">{say('reach.counting')}</p>;
  const { total, byKind, withoutResponsiblePerson } = reach.data;
  if (total === 0) {
    return (
      <p className="reach note note-warn" role="status">
        {say('reach.nobody')}
      </p>
    );
  }
  const kinds = byKind.map(({ kind, units }) => `${sayKind(kind)} ${units}`).join(say('and'));
  return (
    <p className="reach" role="status">
      <strong className="numbers">{say('reach.total', { count: total })}</strong>{' '}
      <span className="quiet">{kinds}</span>
      {withoutResponsiblePerson.length > 0 && (
        <span className="reach-vacant">
          {say('reach.vacant', { count: withoutResponsiblePerson.length })}
        </span>
      )}
    </p>
  );
}
