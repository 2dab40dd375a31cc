/** `npm test`: sets up what is missing, then runs all tests; needs nothing to be running. */
import { fail } from './fail.mjs';
import { install } from './install.mjs';
import { continueOnPinnedNode, refuseOldNode } from './node-version.mjs';
import { createPhases } from './phases.mjs';

try {
  refuseOldNode();
  const phases = createPhases(process.env['GUANTONG_PHASES']);
  await phases.run('install', install);
  if (!(await continueOnPinnedNode(import.meta.url, phases))) {
    const { runTests } = await import('./test-projects.mjs');
    process.exitCode = (await runTests(process.argv.slice(2), phases)) ? 0 : 1;
  }
} catch (error) {
  fail(error);
}
