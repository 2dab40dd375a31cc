import { LINKS, fromEach, inTurn, missingOf } from '../books.mjs';

/** Every published fact is settled once by each service that takes it, and nothing else is. */
export async function checkDeliveries({ books, injected, findings }) {
  const missing = await inTurn(LINKS, (link) => books.rows(missingOf(link)));
  for (const { durable, type, fact_id: id } of missing.flat())
    findings.lost.push(`${durable} lacks ${type} ${id}`);
  const unknown = await inTurn(LINKS, (link) => books.rows(unknownTo(link)));
  for (const { durable, fact_id: id } of unknown.flat()) {
    if (!injected.has(id)) findings.phantom.push(`${durable} has settled ${id}, which its owner never wrote`);
  }
  await checkLetters({ books, injected, findings });
  await checkEffects({ books, findings });
}

const unknownTo = ({ owner, consumer, durable }) => `
  select r.fact_id, '${durable}' as durable from ${consumer}.receipts r where r.consumer = '${durable}'
    and not exists (select from ${owner}.journal j where j.district_id = r.district_id and j.fact_id = r.fact_id)`;

/** A fact that was put aside has no effect; one that met its own effect was about to have it twice. */
async function checkLetters({ books, injected, findings }) {
  const failures = await fromEach(
    books,
    (schema) => `select consumer, fact_id, reason from ${schema}.fact_failures`,
  );
  for (const { consumer, fact_id: id, reason } of failures) {
    if (/duplicate key/.test(reason)) findings.duplicated.push(`${consumer} applied ${id} again: ${reason}`);
  }
  const letters = await fromEach(
    books,
    (schema) => `select consumer, fact_id, reason, envelope->>'base64' as bytes from ${schema}.dead_letters`,
  );
  for (const { consumer, fact_id: id, reason, bytes } of letters) {
    if (!injected.has(id) && !injected.has(bytes) && !/duplicate key/.test(reason))
      findings.lost.push(`${consumer} has buried ${id}: ${reason}`);
  }
}

/** One fact changes one aggregate once. */
async function checkEffects({ books, findings }) {
  const twice = await fromEach(
    books,
    (
      schema,
    ) => `select causation_id, aggregate, aggregate_id, type, count(distinct aggregate_version)::int as times
      from ${schema}.journal where causation_id is not null and outcome = 'accepted' and subject is not null
      group by 1, 2, 3, 4 having count(distinct aggregate_version) > 1`,
  );
  for (const row of twice) {
    findings.duplicated.push(
      `${row.causation_id} made ${row.type} of ${row.aggregate} ${row.aggregate_id} ${row.times} times`,
    );
  }
}
