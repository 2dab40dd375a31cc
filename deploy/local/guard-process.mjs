/** The other half of guard.mjs: its standard input ends when the watched process does. */
import { rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { identityOf, stopProcess } from './processes.mjs';

const charges = [];
for await (const line of createInterface({ input: process.stdin })) charges.push(JSON.parse(line));

for (const { pid, identity } of charges) {
  if (!pid || identityOf(pid) !== identity) continue;
  await stopProcess(pid, [
    ['SIGINT', 5_000],
    ['SIGKILL', 2_000],
  ]);
}
for (const { folder } of charges) {
  if (folder) rmSync(folder, { recursive: true, force: true });
}
