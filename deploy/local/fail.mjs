/** Ends the program with a sentence for people; the stack is shown only for what nobody expected. */
export function fail(error) {
  const expected = error instanceof Error && error.constructor === Error;
  process.stderr.write(`\n✗ ${expected ? error.message : (error?.stack ?? error)}\n`);
  const cause = expected && error.cause?.message;
  if (cause && !error.message.includes(cause)) process.stderr.write(`  because: ${cause}\n`);
  process.exit(1);
}
