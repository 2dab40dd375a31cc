import { isDisabled } from './answers.mjs';

/** Everybody is shown as many unread messages as they have. */
export async function checkUnread({ books, district, findings }) {
  for (const person of district.people.filter((one) => !isDisabled(one))) {
    const [{ unread }] = await books.rows(
      'select count(*)::int as unread from notification.messages where person_id = $1 and read_at is null',
      [person.personId],
    );
    const { unread: shown } = await person.api.get('inbox/summary');
    if (shown !== unread)
      findings.lost.push(`${person.login} is shown ${shown} unread messages and has ${unread}`);
  }
}
