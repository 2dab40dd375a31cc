import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** Below this a packet is a packet. */
const WORTH_BYTES = 1_024;

/** Writes `x.js.br` and `x.js.gz` beside every text file of the build, for a gateway that only has to send them. */
export function compressedBeside() {
  let folder = '';
  return {
    name: 'compressed-beside',
    apply: 'build',
    configResolved(config) {
      folder = config.build.outDir;
    },
    closeBundle() {
      for (const name of globSync('**/*.{js,css,html,svg}', { cwd: folder })) {
        const path = join(folder, name);
        const content = readFileSync(path);
        if (content.length < WORTH_BYTES) continue;
        const params = { [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
        writeFileSync(`${path}.br`, brotliCompressSync(content, { params }));
        writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
      }
    },
  };
}
