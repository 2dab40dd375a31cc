/**
 * Writes the client in `apps/web/src/api` from the gateway's OpenAPI document; `npm run client` builds the
 * document's sources first.
 *
 *   --document FILE   another document (the test takes the one of the sources)
 *   --to FOLDER       another place to write to
 */
import { createClient } from '@hey-api/openapi-ts';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

const root = resolve(import.meta.dirname, '..', '..', '..');
const { values } = parseArgs({ options: { document: { type: 'string' }, to: { type: 'string' } } });

async function documentOfBuild() {
  const { openApiDocument } = await import(resolve(root, 'dist/apps/gateway/src/openapi/document.js'));
  return openApiDocument();
}

/** Two patterns on one text are still a text: the generator would make `unknown` of what `allOf` says without a type. */
function withoutPatterns(node) {
  if (Array.isArray(node)) return node.map(withoutPatterns);
  if (typeof node !== 'object' || node === null) return node;
  const { allOf, ...rest } = node;
  const onlyPatterns = Array.isArray(allOf) && allOf.every((part) => Object.keys(part).join() === 'pattern');
  const kept = node.type === 'string' && onlyPatterns ? rest : node;
  return Object.fromEntries(Object.entries(kept).map(([key, value]) => [key, withoutPatterns(value)]));
}

const document = values.document
  ? JSON.parse(readFileSync(values.document, 'utf8'))
  : await documentOfBuild();

await createClient({
  input: withoutPatterns(document),
  output: { path: resolve(root, values.to ?? 'apps/web/src/api'), postProcess: [] },
  logs: { level: 'silent', file: false },
  plugins: [
    { name: '@hey-api/client-fetch', baseUrl: false, throwOnError: true },
    { name: '@hey-api/typescript', enums: false },
    { name: '@hey-api/sdk', responseStyle: 'data', auth: false },
  ],
});
