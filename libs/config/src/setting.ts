import type { z } from 'zod';

/** One line of a service's environment: declared once, with what an operator must know about it. */
export interface Setting<T = unknown> {
  /** Name of the environment variable, e.g. `SWEEP_PERIOD_MS`. */
  readonly env: string;
  /** Turns the text into the value, or says what is wrong with it. Gets a string, always. */
  readonly schema: z.ZodType<T, unknown>;
  /** What it does, as one sentence. */
  readonly sentence: string;
  /** `milliseconds`, `connections`…; left out where there is nothing to measure. */
  readonly unit?: string;
  /** Used when the variable is missing or empty; without it the variable is required, unless it is optional. */
  readonly fallback?: T;
  /** May be missing without a fallback; the value is then undefined. */
  readonly optional?: boolean;
  /** Never printed, and may be given as a file by `<env>_FILE` (a mounted secret). */
  readonly secret?: boolean;
}

/** Settings by the property under which the program reads them. */
export type Settings = Readonly<Record<string, Setting>>;

/** The values of a group of settings. */
export type Config<S extends Settings> = {
  readonly [K in keyof S]: S[K] extends Setting<infer T> ? T : never;
};

type Declaration<S extends z.ZodType> = Omit<Setting<z.output<S>>, 'schema'> & { readonly schema: S };

/** Declares a setting that is required or has a fallback. */
export function setting<S extends z.ZodType>(declaration: Declaration<S>): Setting<z.output<S>> {
  return declaration as Setting<z.output<S>>;
}

/** Declares a setting that may be missing. */
export function optionalSetting<S extends z.ZodType>(
  declaration: Declaration<S>,
): Setting<z.output<S> | undefined> {
  return { ...declaration, optional: true } as Setting<z.output<S> | undefined>;
}
