/**
 * Answers the parent's messages, each with what `handle` makes of it; ends with the parent.
 *
 * @param {(message: any) => Promise<unknown>} handle
 */
export function serveParent(handle) {
  process.on('message', (message) => {
    handle(message).then(
      (result) => process.send({ result }),
      (error) => process.send({ error: error.stack }),
    );
  });
  process.on('disconnect', () => process.exit());
}
