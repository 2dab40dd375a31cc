import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { basename, dirname, join, matchesGlob, relative } from 'node:path';
import { readFileSync } from 'node:fs';
import { ROOT } from './cruise.js';
import { copyOf, type Instruction, type Stage } from './dockerfile.js';

/** Folders that stand for the file systems of stages, and what their processes would find in the environment. */
export interface Replayed {
  readonly root: string;
  readonly workdir: string;
  readonly env: Readonly<Record<string, string>>;
}

const IGNORED = readFileSync(join(ROOT, '.dockerignore'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('**'));

/**
 * Does what a stage's COPY, RUN, ENV and WORKDIR say, in a folder below `base`, without an engine. The image it is
 * based on, accounts and owners are not replayed.
 *
 * @throws when a command fails, with its output
 */
export function replay(
  stage: Stage,
  { base, args = {}, name = stage.name }: { base: string; args?: Record<string, string>; name?: string },
): Replayed {
  let state: Replayed = { root: join(base, name), workdir: join(base, name), env: { ...args } };
  mkdirSync(state.root, { recursive: true });
  for (const instruction of stage.instructions) state = step(state, instruction, base);
  return state;
}

function step(state: Replayed, { name, text }: Instruction, base: string): Replayed {
  const filled = text.replaceAll(/\$([A-Z]+)/g, (whole, variable: string) => state.env[variable] ?? whole);
  if (name === 'WORKDIR') return entered(state, filled);
  if (name === 'ENV') return { ...state, env: { ...state.env, ...variables(filled) } };
  if (name === 'RUN') run(state, text);
  if (name === 'COPY') copy(state, filled, base);
  return state;
}

function entered(state: Replayed, path: string): Replayed {
  const workdir = join(state.root, path);
  mkdirSync(workdir, { recursive: true });
  return { ...state, workdir };
}

function variables(text: string): Record<string, string> {
  return Object.fromEntries(text.split(' ').map((pair) => pair.split('=') as [string, string]));
}

/** Without what npm tells the scripts it runs, of which this test is one. */
export function outerEnvironment(): Record<string, string | undefined> {
  const inner =
    /^(npm_(lifecycle|package|command|execpath|node_execpath|config_local_prefix)|INIT_CWD|NODE_|JEST_)/;
  const kept = Object.entries(process.env).filter(([name]) => !inner.test(name));
  return { ...Object.fromEntries(kept), PATH: `${dirname(process.execPath)}:${process.env['PATH']}` };
}

function run({ workdir, env }: Replayed, command: string): void {
  const { status, stdout, stderr } = spawnSync('sh', ['-c', command], {
    cwd: workdir,
    encoding: 'utf8',
    env: { ...outerEnvironment(), npm_config_prefer_offline: 'true', ...env },
  });
  if (status !== 0) throw new Error(`RUN ${command}\n${stdout}\n${stderr}`);
}

function copy({ root, workdir }: Replayed, text: string, base: string): void {
  const { stage, sources, target } = copyOf(text);
  const to = target.startsWith('/') ? join(root, target) : join(workdir, target);
  for (const source of sources) {
    if (stage === undefined) fromContext(source, to, target.endsWith('/'));
    else fromStage(join(base, stage, source), to);
  }
}

function fromContext(source: string, to: string, intoFolder: boolean): void {
  const from = join(ROOT, source);
  const target = statSync(from).isFile() && intoFolder ? join(to, basename(source)) : to;
  const filter = (path: string) => !IGNORED.some((pattern) => matchesGlob(relative(ROOT, path), pattern));
  mkdirSync(dirname(target), { recursive: true });
  cpSync(from, target, { recursive: true, filter });
}

/** As hard links: node_modules is large, and nothing here writes into it. */
function fromStage(from: string, to: string): void {
  if (existsSync(to)) throw new Error(`${to} is copied twice`);
  mkdirSync(dirname(to), { recursive: true });
  const { status, stderr } = spawnSync('cp', ['-al', from, to], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}
