/** `npm start`: everything the platform needs on one machine. Plain JavaScript that Node 20 runs before any install. */
import { fail } from './fail.mjs';
import { install } from './install.mjs';
import { continueOnPinnedNode, refuseOldNode } from './node-version.mjs';
import { HELP, readOptions } from './options.mjs';
import { createPhases } from './phases.mjs';

try {
  refuseOldNode();
  const options = readOptions(process.argv.slice(2));
  if (options.help) {
    process.stdout.write(HELP);
  } else {
    const phases = createPhases(process.env['GUANTONG_PHASES']);
    await phases.run('install', install);
    if (!(await continueOnPinnedNode(import.meta.url, phases))) {
      const { runPlatform } = await import('./platform.mjs');
      await runPlatform(options, phases);
    }
  }
} catch (error) {
  fail(error);
}
