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

/** A language of the beneficiary's page: a file of its own, `carnet-ar-….js`, which another visit may need offline. */
const TONGUE = /\/i18n\/([\w-]+)\/wallet\.ts$/;
const isTongue = (url: string) => url.startsWith('assets/carnet-');

/** Phones of 2021, five years old: Samsung Internet 16 stands on Chrome 92, an iPhone had iOS 15. */
const OLDEST = ['es2021', 'chrome92', 'edge92', 'firefox94', 'safari15'];

/** Marks what the beneficiary's page needs, so that opening it never downloads the scanner. */
function markWallet(entries: Entry[]): { manifest: Entry[]; warnings: string[] } {
  const page = readFileSync(`${STATIC}/carnet.html`, 'utf8');
  const manifest = entries.map((entry) => ({
    ...entry,
    wallet: entry.url === 'carnet.html' || isTongue(entry.url) || page.includes(`"/${entry.url}"`),
  }));
  return { manifest, warnings: [] };
}

export default defineConfig({
  build: {
    target: OLDEST,
    outDir: STATIC,
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: ['index.html', 'carnet.html', 'src/wallet/voucher.css'],
      output: {
        chunkFileNames: ({ facadeModuleId }) => {
          const tongue = TONGUE.exec(facadeModuleId ?? '');
          return tongue === null ? 'assets/[name]-[hash].js' : `assets/carnet-${tongue[1]}-[hash].js`;
        },
        assetFileNames: ({ names }) => (names.includes(SHEET) ? SHEET : 'assets/[name]-[hash][extname]'),
      },
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
