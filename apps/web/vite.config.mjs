import { resolve } from 'node:path';
import { defineConfig } from 'vite';
import { compressedBeside } from './build/compressed-beside.mjs';
import { startAhead } from './build/start-ahead.mjs';

const here = import.meta.dirname;

/** What every screen needs, in one file instead of twenty: each costs its headers, and its turn on the line. */
const GROUPS = [
  {
    name: 'first',
    priority: 2,
    test: /src\/(words\/(speech|sentence|zh-CN\/(base|duties))|days\/days|text-size\/text-size|frame\/places|session\/person)\.ts$|src\/(lights\/chips|look\/tokens|look\/base)\.css$/,
  },
  {
    name: 'application',
    priority: 1,
    test: /node_modules\/(react|react-dom|scheduler|@tanstack\/(react-query|query-core))\/|src\/(api|calls|way|frame|problems|states|lights|look\/icon|session\/use-session).*\.tsx?$/,
  },
];

/** Two pages, one for each entry. The gateway serves what is built; in development Vite stands before a running platform. */
export default defineConfig({
  root: here,
  publicDir: resolve(here, 'public'),
  cacheDir: resolve(here, '../../node_modules/.cache/vite'),
  plugins: [startAhead({ page: 'phone.html', module: 'src/phone/start.tsx' }), compressedBeside()],
  build: {
    outDir: resolve(here, '../../dist/web'),
    emptyOutDir: true,
    target: ['chrome88', 'safari14'],
    cssTarget: ['chrome88', 'safari14'],
    manifest: 'manifest.json',
    // What is inlined cannot be cached, and the policy of the page allows no scripts inside it.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rolldownOptions: {
      output: { codeSplitting: { groups: GROUPS } },
      input: { desk: resolve(here, 'desk.html'), phone: resolve(here, 'phone.html') },
      // Libraries mark what may run in a browser alone; here everything does.
      onwarn: (warning, tell) => warning.code === 'MODULE_LEVEL_DIRECTIVE' || tell(warning),
    },
  },
  server: { proxy: { '/api': { target: process.env.GUANTONG_URL ?? 'http://127.0.0.1:8080' } } },
});
