import { expect } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Nothing that axe finds, in the page as it stands. Evaluated, because the pages allow no script that is not theirs. */
export async function expectAccessible(page, what) {
  await page.evaluate(`${AXE};0`);
  const found = await page.evaluate(
    async (values) =>
      (await globalThis.axe.run({ runOnly: { type: 'tag', values } })).violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`,
      ),
    RULES,
  );
  expect(found, what).toEqual([]);
}
