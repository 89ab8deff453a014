import { readFileSync } from 'node:fs';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

const STATIC = '../server/static';
/** The style sheet of the page that the server writes for a voucher's QR: it knows no hash. */
const SHEET = 'voucher.css';

interface Entry {
  url: string;
  revision: string | null;
  size: number;
  wallet?: boolean;
}

/** Marks what the beneficiary's page needs, so that opening it never downloads the scanner. */
function markWallet(entries: Entry[]): { manifest: Entry[]; warnings: string[] } {
  const page = readFileSync(`${STATIC}/carnet.html`, 'utf8');
  const manifest = entries.map((entry) => ({
    ...entry,
    wallet: entry.url === 'carnet.html' || page.includes(`"/${entry.url}"`),
  }));
  return { manifest, warnings: [] };
}

export default defineConfig({
  build: {
    target: 'es2022',
    outDir: STATIC,
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: ['index.html', 'carnet.html', 'src/wallet/voucher.css'],
      output: { assetFileNames: ({ names }) => (names.includes(SHEET) ? SHEET : 'assets/[name]-[hash][extname]') },
    },
  },
  worker: { format: 'es' },
  server: { proxy: { '/api': 'http://localhost:8000' } },
  plugins: [
    VitePWA({
      strategies: 'injectManifest',
      registerType: 'prompt',
      injectRegister: false,
      manifest: false,
      srcDir: 'src/sw',
      filename: 'sw.ts',
      injectManifest: {
        globPatterns: ['{index,carnet}.html', 'manifest.webmanifest', 'assets/*.{js,css,wasm}', 'icons/*.png'],
        globIgnores: [SHEET],
        dontCacheBustURLsMatching: /^assets\//,
        manifestTransforms: [markWallet],
      },
    }),
  ],
});
