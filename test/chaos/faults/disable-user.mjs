/** Somebody who is asked to decide loses the account in the middle of it: nothing of theirs is accepted any more (reliability C42). */
export const disableUser = {
  name: 'disable-user',
  async strike({ district, note }) {
    const person = district.people.find((one) => one.post === 'deputy' && !one.disabling);
    if (!person) return note('  nobody is left');
    // The entry of the history, because the answer may come only when everything is quiet again.
    person.disabling = await district.accounts.post(`accounts/${person.accountId}/disable`, {
      body: { reason: '已调离。' },
    });
  },
};
