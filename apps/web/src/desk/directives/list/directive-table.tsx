import type { DirectiveListResponse } from '../../../api/types.gen.js';
import { dayOf } from '../../../days/days.js';
import { To } from '../../../way/way.js';
import { useLanguage } from '../../../words/words.js';
import { hrefOf } from '../href-of.js';
import { useWords } from '../../../directives/words.js';

type Row = DirectiveListResponse['rows'][number];

export function DirectiveTable({ rows }: { readonly rows: readonly Row[] }) {
  const say = useWords();
  const language = useLanguage();
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th scope="col">{say('list.number')}</th>
          <th scope="col">{say('list.name')}</th>
          <th scope="col">{say('list.issuer')}</th>
          <th scope="col">{say('list.state')}</th>
          <th scope="col">{say('list.items')}</th>
          <th scope="col">{say('list.day')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.directiveId}>
            <td className="numbers">{row.registerNumber ?? '—'}</td>
            <td>
              <To href={hrefOf(row)}>{row.title}</To>
            </td>
            <td>{row.issuerUnitName}</td>
            <td>
              <span className={`state-word state-word-${row.state}`}>{say(`directive.${row.state}`)}</span>
            </td>
            <td className="numbers">
              {say('list.itemCount', { total: row.items.total, task: row.items.task })}
            </td>
            <td className="numbers">{dayOf(row.issuedAt ?? row.registeredAt, language)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
