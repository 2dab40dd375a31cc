/** People who look at one page again and again, each as soon as the last is there. */
import { Connection } from './connection.mjs';
import { serveParent } from './serve.mjs';

/** The first looks warm up what the page needs. */
const NOT_COUNTED = 0.25;
/** A service that has no answer before the deadline says so; the page is counted with the time it took to hear that. */
const TOO_LATE = 503;

serveParent(async ({ port, tokens, path, pages, seconds }) => {
  const lines = tokens.map((token) => new Connection({ port, token }));
  const began = performance.now() + seconds * 1_000 * NOT_COUNTED;
  const ends = began + seconds * 1_000;
  const took = [];
  let unanswered = 0;
  const look = async (line, at) => {
    const from = performance.now();
    const page = await line.get(at).catch((error) => {
      if (error.status !== TOO_LATE) throw error;
      unanswered += 1;
      return { next: null };
    });
    if (from >= began) took.push(performance.now() - from);
    return page;
  };
  await Promise.all(
    lines.map(async (line) => {
      while (performance.now() < ends)
        await (pages === 1 ? look(line, path) : leaf({ line, path, pages, look }));
    }),
  );
  for (const line of lines) line.close();
  return { took, unanswered };
});

/** From the first page on, which is not counted, page by page. */
async function leaf({ line, path, pages, look }) {
  let { next } = await line.get(path);
  for (let page = 1; page < pages && next !== null; page += 1) {
    next = (await look(line, `${path}&cursor=${encodeURIComponent(next)}`)).next;
  }
}
