import { inTurn } from '../books.mjs';

const COPIES = ['task_dispatch', 'approval', 'notification'];

/** What other services know of the units is what organization says: an old fact after a new one would show here. */
export async function checkProjections({ books, findings }) {
  const known = await inTurn(COPIES, async (schema) => {
    const [{ there }] = await books.rows(`select to_regclass('${schema}.org_units') is not null as there`);
    return there ? await books.rows(differences(schema)) : [];
  });
  for (const row of known.flat()) {
    const sentence = `${row.schema} knows unit ${row.id} otherwise: ${row.theirs} instead of ${row.ours}`;
    (row.theirs === null ? findings.lost : findings.outOfOrder).push(sentence);
  }
}

const differences = (schema) => `
  select '${schema}' as schema, u.id, concat_ws(' ', u.path, u.kind, u.name, u.responsible_person_id) as ours,
    case when c.unit_id is null then null else concat_ws(' ', c.path, c.kind, c.name, c.responsible_person_id) end as theirs
  from organization.units u left join ${schema}.org_units c on c.district_id = u.district_id and c.unit_id = u.id
  where u.state = 'open' and (c.unit_id is null or (u.path, u.kind, u.name) is distinct from (c.path, c.kind, c.name)
    or u.responsible_person_id is distinct from c.responsible_person_id)`;
