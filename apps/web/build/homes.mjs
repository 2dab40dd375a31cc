import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');

/**
 * The screens of an entry that stand in its navigation, read from the areas' `routes.tsx`: each may be the first for
 * somebody, since the first place that a person may see is their home.
 *
 * @throws when a place has no screen that this reader understands: a home that is not counted would be a lie
 * @returns {{ screen: string, words: string[] }[]}
 */
export function homesOf(entry) {
  return globSync(`src/${entry}/*/routes.tsx`, { cwd: root }).flatMap((file) => {
    const text = readFileSync(join(root, file), 'utf8');
    const words = [.../words:\s*\[([^\]]*)\]/.exec(text)[1].matchAll(/'([^']+)'/g)].map(([, word]) => word);
    const loads = new Map(
      [...text.matchAll(/path:\s*'([^']+)',\s*load:\s*\(\)\s*=>\s*import\('([^']+)'\)/g)].map(
        ([, path, from]) => [path, moduleOf(join(root, dirname(file), from))],
      ),
    );
    const places = [...text.matchAll(/path:\s*'([^']+)',\s*label:/g)].map(([, path]) => path);
    return places.map((path) => {
      if (!loads.has(path)) throw new Error(`${file}: the place ${path} has no screen`);
      return { screen: loads.get(path), words };
    });
  });
}

/** The screens that come with the application of an entry, because its `<entry>-app.tsx` imports them. */
export function screensIn(entry) {
  const app = join(root, `src/${entry}/${entry}-app.tsx`);
  return [...readFileSync(app, 'utf8').matchAll(/from '(\.\/[^']+-screen\.js)'/g)].map(([, from]) =>
    moduleOf(join(dirname(app), from)),
  );
}

/** `./x.js` of a source is `x.tsx` or `x.ts` in the manifest. */
function moduleOf(path) {
  const [found] = globSync([path.replace(/\.js$/, '.tsx'), path.replace(/\.js$/, '.ts')]);
  if (!found) throw new Error(`there is no ${path}`);
  return relative(root, found);
}
