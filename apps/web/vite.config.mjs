import { resolve } from 'node:path';
import { defineConfig } from 'vite';
import { compressedBeside } from './build/compressed-beside.mjs';

const here = import.meta.dirname;

/** Two pages, one for each entry. The gateway serves what is built; in development Vite stands before a running platform. */
export default defineConfig({
  root: here,
  publicDir: resolve(here, 'public'),
  cacheDir: resolve(here, '../../node_modules/.cache/vite'),
  plugins: [compressedBeside()],
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
      input: { desk: resolve(here, 'desk.html'), phone: resolve(here, 'phone.html') },
      // Libraries mark what may run in a browser alone; here everything does.
      onwarn: (warning, tell) => warning.code === 'MODULE_LEVEL_DIRECTIVE' || tell(warning),
    },
  },
  server: { proxy: { '/api': { target: process.env.GUANTONG_URL ?? 'http://127.0.0.1:8080' } } },
});
