import { openApiDocument } from './document.js';

interface Operation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description?: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required: boolean }[];
  readonly requestBody?: object;
  readonly responses: Readonly<Record<string, { readonly description: string }>>;
}

type Paths = Readonly<Record<string, Readonly<Record<string, Operation>>>>;

/** A page to read the API on: plain HTML made from the document, without any script. */
export function referencePage(): string {
  const { paths } = openApiDocument() as { paths: Paths };
  const entries = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  );
  const byTag = Map.groupBy(entries, ({ operation }) => operation.tags[0]!);
  const sections = [...byTag].map(
    ([tag, list]) => `<h2 id="${tag}">${tag}</h2>${list.map(section).join('')}`,
  );
  const links = [...byTag.keys()].map((tag) => `<a href="#${tag}">${tag}</a>`).join(' · ');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Guantong 贯通 · API</title>
<meta name="viewport" content="width=device-width"><style>${STYLE}</style></head><body>
<h1>Guantong 贯通 · API</h1><p>${links}</p><p><a href="/api/openapi.json">openapi.json</a></p>${sections.join('')}</body></html>`;
}

function section({
  path,
  method,
  operation,
}: {
  path: string;
  method: string;
  operation: Operation;
}): string {
  const parameters = (operation.parameters ?? []).map(
    (each) => `<li><code>${each.name}</code> <i>${each.in}${each.required ? '' : ', optional'}</i></li>`,
  );
  const answers = Object.entries(operation.responses).map(
    ([status, { description }]) =>
      `<li><b>${status}</b> ${escape(description).replaceAll(/`([^`]+)`/g, '<code>$1</code>')}</li>`,
  );
  const body = operation.requestBody
    ? `<details><summary>Body</summary><pre>${escape(JSON.stringify(operation.requestBody, null, 1))}</pre></details>`
    : '';
  return `<article id="${operation.operationId}"><h3><b>${method}</b> <code>${path}</code></h3>
<p>${escape(operation.summary)}</p><p class="who">${escape(operation.description ?? '')}</p>
<ul>${parameters.join('')}</ul>${body}<details><summary>Answers</summary><ul>${answers.join('')}</ul></details></article>`;
}

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const STYLE = `body{font:15px/1.6 system-ui,"Noto Sans CJK SC",sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1f2329}
h1,h2{border-bottom:1px solid #e3e5e8;padding-bottom:.3rem}h3{font-weight:400;margin-bottom:0}h3 b{color:#1a5fb4}article{margin:1.2rem 0}
p{margin:.2rem 0}.who{color:#4e5969}pre{background:#f5f6f7;padding:.6rem;overflow:auto;font-size:12px}a{color:#1a5fb4}`;
