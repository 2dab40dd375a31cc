import { readFileSync } from 'node:fs';
import { Client } from 'pg';
import { roleOf } from '../../deploy/local/environment.mjs';
import { SCHEMAS } from './platform.mjs';

const { streams } = JSON.parse(
  readFileSync(new URL('../../deploy/nats/streams.json', import.meta.url), 'utf8'),
);

/** Who takes whose facts. */
export const LINKS = streams.flatMap(({ owner, consumers }) =>
  consumers.map((consumer) => ({
    owner: roleOf(owner),
    consumer: roleOf(consumer),
    durable: `${consumer}__${owner}`,
  })),
);

/** Asks the database directly, past every service, as its superuser. */
export async function openBooks(adminUrl) {
  const client = new Client({ connectionString: adminUrl });
  client.on('error', () => {});
  await client.connect();
  return {
    rows: async (text, values = []) => (await client.query(text, values)).rows,
    close: () => client.end(),
  };
}

/** One question to each schema, its rows with the name of the schema. */
export async function fromEach(books, textOf) {
  const found = await inTurn(SCHEMAS, async ({ schema }) =>
    (await books.rows(textOf(schema))).map((row) => ({ schema, ...row })),
  );
  return found.flat();
}

export async function inTurn(list, work) {
  const results = [];
  for (const one of list) results.push(await work(one));
  return results;
}

/** Facts as they are published, from the journal `j`. */
export const factsOf = (schema) => `select j.subject, j.fact_id as id, j.type, j.occurred_at as "occurredAt",
    j.district_id as "districtId", j.actor, j.correlation_id as "correlationId", j.causation_id as "causationId",
    j.aggregate_id as "aggregateId", j.aggregate_version as "aggregateVersion", j.data from ${schema}.journal j`;

/** Facts that a consumer lacks. */
export const missingOf = ({ owner, consumer, durable }) => `
  select j.fact_id, j.type, '${durable}' as durable from ${owner}.journal j
  where j.subject is not null and not exists (select from ${consumer}.receipts r
    where r.district_id = j.district_id and r.consumer = '${durable}' and r.fact_id = j.fact_id)`;
