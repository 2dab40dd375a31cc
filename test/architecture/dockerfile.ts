import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './cruise.js';

export interface Instruction {
  readonly name: string;
  readonly text: string;
}

export interface Stage {
  readonly name: string;
  readonly from: string;
  readonly instructions: readonly Instruction[];
}

/** The stages of deploy/Dockerfile, in their order. Line continuations are not used there. */
export function stagesOf(text = readFileSync(join(ROOT, 'deploy', 'Dockerfile'), 'utf8')): readonly Stage[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
  const stages: { name: string; from: string; instructions: Instruction[] }[] = [];
  for (const line of lines) {
    const [name = '', rest = ''] = [line.split(' ')[0], line.slice(line.indexOf(' ') + 1)];
    if (name === 'FROM') {
      const [from = '', , as = ''] = rest.split(' ');
      stages.push({ name: as, from, instructions: [] });
    } else stages.at(-1)?.instructions.push({ name, text: rest });
  }
  return stages;
}

export interface Copy {
  readonly stage: string | undefined;
  readonly sources: readonly string[];
  readonly target: string;
}

/** `COPY [--from=stage] [--chown=…] source… target`. */
export function copyOf(text: string): Copy {
  const parts = text.split(' ');
  const paths = parts.filter((part) => !part.startsWith('--'));
  const stage = parts.find((part) => part.startsWith('--from='))?.slice('--from='.length);
  return { stage, sources: paths.slice(0, -1), target: paths.at(-1)! };
}
