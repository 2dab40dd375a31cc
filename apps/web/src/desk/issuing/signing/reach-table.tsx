import type { AudiencePreviewResponse } from '../../../api/types.gen.js';
import type { AudienceGroup } from '../audience/rule.js';
import { RuleWords } from '../audience/rule-words.js';
import { useUnitKindWords, useWords } from '../words.js';

interface Props {
  readonly groups: readonly AudienceGroup[];
  readonly reaches: readonly (AudiencePreviewResponse | undefined)[];
}

/** Each audience with its items, how many units it reaches, and which of them have nobody to answer for them. */
export function ReachTable({ groups, reaches }: Props) {
  const say = useWords();
  const sayKind = useUnitKindWords();
  if (groups.length === 0) return null;
  return (
    <section className="sheet" aria-labelledby="reach-title">
      <h2 id="reach-title">{say('reach.title')}</h2>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{say('reach.items')}</th>
            <th scope="col">{say('reach.audience')}</th>
            <th scope="col">{say('reach.units')}</th>
            <th scope="col">{say('reach.kinds')}</th>
          </tr>
        </thead>
        <tbody>
          {groups.map(({ key, rule, items }, index) => (
            <tr key={key}>
              <td className="reach-items">{items.map(({ path }) => path).join(say('and'))}</td>
              <td>
                <RuleWords rule={rule} />
                <Vacant reach={reaches[index]} />
              </td>
              <td className="numbers">{rule === null ? '—' : (reaches[index]?.total ?? '…')}</td>
              <td className="numbers">
                {reaches[index]?.byKind
                  .map(({ kind, units }) => `${sayKind(kind)} ${units}`)
                  .join(say('and'))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Vacant({ reach }: { readonly reach: AudiencePreviewResponse | undefined }) {
  const say = useWords();
  const units = reach?.withoutResponsiblePerson ?? [];
  if (units.length === 0) return null;
  return (
    <details className="vacant">
      <summary>{say('reach.vacant', { count: units.length })}</summary>
      <ul>
        {units.map(({ unitId, name, responsible }) => (
          <li key={unitId}>
            {responsible ? say('reach.standsIn', { unit: name, person: responsible.name }) : name}
          </li>
        ))}
      </ul>
    </details>
  );
}
