/**
 * The first code of the phone is little, and asks for the rest. A browser that only hears of the rest when the first
 * code has come loses a round trip; so the page names it, too.
 */
export function startAhead({ page, module }) {
  let base = '/';
  return {
    name: 'start-ahead',
    apply: 'build',
    configResolved: (config) => void (base = config.base),
    transformIndexHtml: {
      order: 'post',
      handler(html, { filename, bundle }) {
        if (!filename.endsWith(page)) return html;
        const files = chunksOf(bundle, module).filter((file) => !html.includes(file));
        return files.map((file) => ({
          tag: 'link',
          attrs: { rel: 'modulepreload', crossorigin: true, href: `${base}${file}` },
          injectTo: 'head',
        }));
      },
    },
  };
}

/** The chunk that holds a module, after everything it imports. */
function chunksOf(bundle, module) {
  const holds = ({ moduleIds = [] }) => moduleIds.some((id) => id.endsWith(module));
  const start = Object.values(bundle).find((each) => each.type === 'chunk' && holds(each));
  if (!start) throw new Error(`no chunk holds ${module}`);
  const found = new Set();
  const walk = (file) => {
    if (found.has(file)) return;
    found.add(file);
    for (const imported of bundle[file].imports) walk(imported);
  };
  walk(start.fileName);
  return [...found];
}
