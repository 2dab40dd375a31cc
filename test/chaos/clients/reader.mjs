/** Reads the own inbox and marks some of it as read. */
export function inboxReader({ person, random }) {
  return {
    name: `${person.login} reading`,
    async step() {
      const { rows } = await person.api.get('inbox?limit=20');
      const unread = rows.filter((row) => row.readAt === null);
      if (unread.length === 0) return;
      const messageIds = unread.slice(0, random.between(1, 5)).map((row) => row.messageId);
      await person.api.post('inbox/mark-read', { body: { messageIds } });
    },
  };
}
