import type { ChildProcess, SpawnOptions } from 'node:child_process';
import type { Exit } from './postgres.mjs';

export function isAlive(pid: number): boolean;
export function identityOf(pid: number): string | undefined;
export function commandLineOf(pid: number): string;
export function launch(
  command: string,
  args: readonly string[],
  options?: SpawnOptions,
): { child: ChildProcess; exited: Promise<Exit> };
export function held<T>(work: () => T | Promise<T>): Promise<T>;
export function stopProcess(pid: number, steps: ReadonlyArray<[NodeJS.Signals, number]>): Promise<boolean>;
export function until(condition: () => unknown, withinMs: number, everyMs?: number): Promise<boolean>;
