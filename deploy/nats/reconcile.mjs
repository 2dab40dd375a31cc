/**
 * Has every service compare its facts with what the others have received, and publish again what is
 * missing. For an operator after a loss on the bus, and for the demo's own check.
 *
 * As a program (settings: see operator.mjs) it prints one JSON object, and exits with 1 while the books differ.
 */
import { fileURLToPath } from 'node:url';
import { asOperator, operatorSettings } from './operator.mjs';

/**
 * @param {import('../../libs/messaging/src/index.js').MessagingSettings} settings of the gateway
 * @returns by service: `{ compared, differing, republished, unknown, unreachable, pending }`
 */
export async function reconcileAll(settings) {
  const { reconcileRunOf, SERVICE_NAMES } = await import('../../dist/libs/contracts/src/index.js');
  return await asOperator(settings, async (ask) => {
    const results = [];
    for (const service of SERVICE_NAMES) results.push([service, await ask(reconcileRunOf(service), {})]);
    return Object.fromEntries(results);
  });
}

/** Whether nothing waits to be published and nobody lacks or has too much. */
export function booksAgree(results) {
  return Object.values(results).every(
    ({ differing, unknown, unreachable, pending }) =>
      differing + unknown + unreachable.length + pending === 0,
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const results = await reconcileAll(await operatorSettings());
  process.stdout.write(`${JSON.stringify(results)}\n`);
  process.exitCode = booksAgree(results) ? 0 : 1;
}
