/**
 * Facts that a service could not settle: `list`, `show <service> <id>`, `replay <service> <id>`.
 *
 * As a program (settings: see operator.mjs) it prints JSON, one letter a line.
 */
import { fileURLToPath } from 'node:url';
import { asOperator, operatorSettings } from './operator.mjs';

const USAGE = 'usage: dead-letters.mjs list | show <service> <id> | replay <service> <id>';

/**
 * @param {(contract: object, input: object) => Promise<any>} ask
 * @param {string[]} words the program's arguments
 * @returns {Promise<object[]>} what to print
 */
export async function deadLetters(ask, [verb, service, id]) {
  const contracts = await import('../../dist/libs/contracts/src/index.js');
  if (verb === 'list') {
    const lists = contracts.SERVICE_NAMES.map(async (name) => {
      const { letters } = await ask(contracts.deadLettersListOf(name), {});
      return letters.map((letter) => ({ service: name, ...letter }));
    });
    return (await Promise.all(lists)).flat();
  }
  const contractOf = { show: contracts.deadLettersShowOf, replay: contracts.deadLettersReplayOf }[verb];
  if (!contractOf || !contracts.SERVICE_NAMES.includes(service) || !id) throw new Error(USAGE);
  return [await ask(contractOf(service), { id })];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const words = process.argv.slice(2);
  const lines = await asOperator(await operatorSettings(), (ask) => deadLetters(ask, words));
  for (const line of lines) process.stdout.write(`${JSON.stringify(line)}\n`);
}
