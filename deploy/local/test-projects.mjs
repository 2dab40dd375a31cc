import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from './build.mjs';
import { ROOT } from './root.mjs';

/** By what they need: nothing, PostgreSQL and NATS, or everything; the quickest first. */
const PROJECTS = [
  { name: 'unit', flags: [] },
  { name: 'integration', flags: [] },
  { name: 'e2e', flags: ['--runInBand'] },
];

/**
 * Runs every project in turn, also after one has failed, and sums up.
 *
 * @param {string[]} args handed on to Jest, e.g. a path
 * @returns {Promise<boolean>} whether all tests passed
 */
export async function runTests(args, phases) {
  await phases.run('build', build);
  const folder = mkdtempSync(join(tmpdir(), 'guantong-results-'));
  const results = [];
  try {
    for (const project of PROJECTS) {
      const file = join(folder, `${project.name}.json`);
      const code = await phases.run(project.name, () => jest({ ...project, args, file }));
      results.push({ name: project.name, ...outcome(file, code) });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  process.stderr.write(`\n${summary(results, phases.seconds)}\n`);
  return results.every(({ passed }) => passed);
}

function jest({ name, flags, args, file }) {
  const program = join('node_modules', 'jest', 'bin', 'jest.js');
  // A busy machine starts servers slowly; what really hangs is still told within the minute.
  const own = [
    '--ci',
    '--testTimeout=30000',
    '--passWithNoTests',
    '--json',
    `--outputFile=${file}`,
    ...flags,
  ];
  const node = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', program];
  const all = [...node, '--selectProjects', name, ...own, ...args];
  const child = spawn(process.execPath, all, { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] });
  // Jest gets Ctrl-C from the terminal; this process waits for its end.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
}

function outcome(file, code) {
  try {
    const { numPassedTests, numFailedTests, numTotalTests, numFailedTestSuites } = JSON.parse(
      readFileSync(file, 'utf8'),
    );
    return { passed: code === 0, numPassedTests, numFailedTests, numTotalTests, numFailedTestSuites };
  } catch {
    return { passed: false, numPassedTests: 0, numFailedTests: 0, numTotalTests: 0, numFailedTestSuites: 0 };
  }
}

/** One line per project. A file that could not even be loaded counts no test, but it failed. */
function summary(results, seconds) {
  const lines = results.map((result) => {
    const { name, passed, numPassedTests, numFailedTests, numFailedTestSuites } = result;
    const counts = `${numPassedTests} passed, ${numFailedTests} failed`;
    const files = numFailedTestSuites > 0 ? ` in ${numFailedTestSuites} file(s)` : '';
    return `${passed ? '✓' : '✗'} ${name.padEnd(12)} ${counts}${files}, ${seconds[name].toFixed(1)} s`;
  });
  const sum = (count) => results.reduce((total, result) => total + result[count], 0);
  // A suite that could not be loaded failed without counting a test.
  const failed = Math.max(sum('numFailedTests'), results.filter(({ passed }) => !passed).length);
  return [...lines, `${sum('numPassedTests')} passed, ${failed} failed`].join('\n');
}
