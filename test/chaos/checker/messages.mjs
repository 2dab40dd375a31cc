import { LINKS } from '../books.mjs';

/** Everybody is told of everything that concerns them once: the messages are those that the journals' facts make. */
export async function checkMessages({ books, rules: { draftsOf }, findings }) {
  const expected = new Map();
  for (const { owner } of LINKS.filter(({ consumer }) => consumer === 'notification')) {
    for (const fact of await factsOf(books, owner)) {
      for (const draft of draftsOf(fact)) expected.set(`${draft.personId} ${draft.messageId}`, draft);
    }
  }
  const stored = await books.rows(
    'select person_id, message_id, kind, link_id, fact_id from notification.messages',
  );
  const found = new Set(stored.map((row) => `${row.person_id} ${row.message_id}`));
  for (const [key, draft] of expected) {
    if (!found.has(key))
      findings.lost.push(`${draft.personId} was not told: ${draft.kind} of ${draft.factId}`);
  }
  for (const row of stored) {
    if (!expected.has(`${row.person_id} ${row.message_id}`)) {
      findings.phantom.push(`${row.person_id} was told ${row.kind} of ${row.fact_id}, which no fact says`);
    }
  }
  for (const [key, rows] of Map.groupBy(
    stored,
    (row) => `${row.fact_id} ${row.kind} ${row.person_id} ${row.link_id}`,
  )) {
    if (rows.length > 1) findings.duplicated.push(`${rows.length} messages for ${key}`);
  }
  await checkCounts(books, findings);
}

async function factsOf(books, owner) {
  return await books.rows(`select fact_id as id, type, occurred_at as "occurredAt", district_id as "districtId", actor,
      aggregate_id as "aggregateId", aggregate_version as "aggregateVersion", data
    from ${owner}.journal where subject is not null`);
}

/** The counts that a page shows are those of its messages, and positions have no gap. */
async function checkCounts(books, findings) {
  const wrong =
    await books.rows(`select i.person_id, i.unread, i.last_position, m.unread as counted, m.total, m.last
    from notification.inboxes i left join lateral (select count(*) filter (where read_at is null)::int as unread,
        count(*)::int as total, max(position) as last from notification.messages m
      where m.district_id = i.district_id and m.person_id = i.person_id) m on true
    where i.unread <> m.unread or i.last_position <> m.total or m.last <> m.total`);
  for (const row of wrong)
    findings.lost.push(`the counts of an inbox are not those of its messages: ${JSON.stringify(row)}`);
}
