import { describe, expect, it } from '@jest/globals';
import {
  errorsEndInError,
  explicitWrites,
  fewParameters,
  homeless,
  oddlyNamed,
  pure,
  type Check,
} from './checks.js';
import { allPaths, productionSources, sourcesOf, type Source } from './sources.js';

const made = (text: string): Source => ({ path: 'made-up.ts', text });

/** Files that still have a function of four parameters. */
const OWED = ['libs/documents/src/attributes/deadlines.ts:', 'libs/documents/src/markers/inline-series.ts:'];

/** What a check must find, and what it must let pass. */
const CHECKS: readonly {
  readonly title: string;
  readonly check: Check;
  readonly over: () => readonly Source[];
  readonly bites: readonly string[];
  readonly passes: readonly string[];
}[] = [
  {
    title: 'functions take at most three parameters, constructors four',
    check: fewParameters,
    over: productionSources,
    bites: [
      'export function f(a: 1, b: 2, c: 3, d: 4) {}',
      'const f = (a: 1, b: 2, c: 3, d: 4) => a;',
      'class A { m(a: 1, b: 2, c: 3, d: 4) {} }',
      'class A { constructor(a: 1, b: 2, c: 3, d: 4, e: 5) {} }',
    ],
    passes: [
      'export function f(a: 1, b: 2, c: 3) {}',
      'class A { constructor(a: 1, b: 2, c: 3, d: 4) {} }',
      'class A { @Get() m(a: 1, b: 2, c: 3, d: 4) {} }',
      'class A { m(@Req() a: 1, b: 2, c: 3, d: 4) {} }',
      '@RpcController() class A { constructor(a: 1, b: 2, c: 3, d: 4, e: 5) {} }',
    ],
  },
  {
    title: 'a domain knows no clock, chance, surroundings or waiting',
    check: pure,
    over: () => productionSources().filter(({ path }) => path.includes('/src/domain/')),
    bites: [
      'const at = new Date();',
      'const at = Date.now();',
      'const at = Date();',
      'const one = Math.random();',
      'const zone = process.env.TZ;',
      'async function f() {}',
      'const f = async () => 1;',
      'await later;',
      'const id = crypto.randomUUID;',
      "import { randomUUID } from 'node:crypto';",
      "import { uuidv7 } from '#libs/kernel';",
    ],
    passes: [
      'const at = new Date(now.getTime() + 1);',
      'const at: Date = now;',
      'const is = { process: 1 };',
      'const of = it.process;',
    ],
  },
  {
    title: 'nothing is written by save() and no table by synchronize',
    check: explicitWrites,
    over: productionSources,
    bites: [
      'await repository.save(row);',
      'new DataSource({ synchronize: true });',
      'f({ synchronize: on });',
    ],
    passes: ['await repository.insert(row);', 'new DataSource({ synchronize: false });', 'save(it);'],
  },
  {
    title: 'a refusal is a sentence that ends in Error',
    check: errorsEndInError,
    over: productionSources,
    bites: ['class TaskSignedFor extends DomainError {}', 'export class Nope extends TypeError {}'],
    passes: [
      'class TaskSignedForError extends DomainError {}',
      'class Task {}',
      'abstract class Refusal extends DomainError {}',
    ],
  },
];

describe.each(CHECKS)('$title', ({ check, over, bites, passes }) => {
  it.each(bites)('bites at: %s', (text) => {
    expect(check(made(text))).toHaveLength(1);
  });

  it.each(passes)('lets pass: %s', (text) => {
    expect(check(made(text))).toEqual([]);
  });

  it('holds everywhere', () => {
    const sources = over();
    expect(sources.length).toBeGreaterThan(50);
    expect(sources.flatMap(check).filter((line) => !OWED.some((path) => line.startsWith(path)))).toEqual([]);
  });
});

describe('names of files and folders', () => {
  it('say what is there', () => {
    expect(homeless(['libs/common/src/a.ts', 'apps/x/src/utils.ts', 'apps/x/src/helpers/a.ts'])).toHaveLength(
      3,
    );
    expect(homeless(['apps/x/src/domain/common-passwords.ts'])).toEqual([]);
    expect(homeless(allPaths())).toEqual([]);
  });

  it('are kebab-case', () => {
    expect(oddlyNamed(['apps/x/src/SignFor.ts', 'apps/x/src/sign_for.ts', 'a/sign-.ts'])).toHaveLength(3);
    expect(
      oddlyNamed(['a/sign-for.use-case.ts', 'a/0001-tasks.ts', 'a/README.md', 'a/.gitattributes']),
    ).toEqual([]);
    expect(oddlyNamed(allPaths())).toEqual([]);
  });
});

describe('a spec', () => {
  const forbidden = /\b(describe|it|test)\.(only|skip)\b|\b(xit|xdescribe|fit|fdescribe)\(/;

  it('is neither skipped nor the only one to run', () => {
    expect('it.only(').toMatch(forbidden);
    const specs = sourcesOf('{apps,libs,deploy,test}/**/*spec.ts').filter(
      ({ path }) => !path.startsWith('test/architecture/'),
    );
    expect(specs.length).toBeGreaterThan(50);
    expect(specs.filter(({ text }) => forbidden.test(text)).map(({ path }) => path)).toEqual([]);
  });
});
