import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { deskPages } from './tools/desk-pages.ts';
import { firstScreens } from './tools/first-screens.ts';
import { unusedFormats } from './tools/unused-formats.ts';

const SOURCE = new URL('src', import.meta.url).pathname;
const STATIC = '../server/static';
/** Style sheets of pages rendered by the server: their names have no hash, which it would not know. */
const SHEETS = ['voucher.css', 'solvency.css', 'front.css'];

interface Entry {
  url: string;
  revision: string | null;
  size: number;
  wallet?: boolean;
  scanner?: boolean;
}

/** A language of the beneficiary's page gets a file of its own, `carnet-ar-….js`, to be cached for offline use. */
const TONGUE = /\/i18n\/([\w-]+)\/wallet\.ts$/;
/** The entry chunk of the beneficiary's page. */
const WALLET = /\/carnet-[^/]*\.js$/;
/** Files of the map of places: cached only once the map was opened. */
const MAP = 'assets/carte-';

/** Browsers of 2021: Samsung Internet 16 is based on Chrome 92; iPhones had iOS 15. */
const OLDEST = ['es2021', 'chrome92', 'edge92', 'firefox94', 'safari15'];

/** Marks the files that each page needs, so that a visit to one does not download the other's. */
function markPages(entries: Entry[]): { manifest: Entry[]; warnings: string[] } {
  const wallet = reached('carnet.html', entries);
  const scanner = reached('index.html', entries);
  const manifest = entries
    .map((entry) => ({ ...entry, wallet: wallet.has(entry.url), scanner: scanner.has(entry.url) }))
    .filter((entry) => entry.wallet || entry.scanner);
  return { manifest, warnings: [] };
}

/** A page and all files that it names, directly or through others, except the map's. */
function reached(page: string, entries: readonly Entry[]): Set<string> {
  const found = new Set([page]);
  for (const file of found) {
    const text = readFileSync(`${STATIC}/${file}`, 'utf8');
    const named = entries.filter(({ url }) => !url.startsWith(MAP) && text.includes(basename(url)));
    named.forEach(({ url }) => found.add(url));
  }
  return found;
}

export default defineConfig({
  build: {
    target: OLDEST,
    outDir: STATIC,
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: {
      polyfill: false,
      // The app's chunks are cached by the service worker or named by the desk's page: only their style sheets are preloaded.
      resolveDependencies: (_, files, { hostId }) => (WALLET.test(hostId) ? files : files.filter((file) => file.endsWith('.css'))),
    },
    rolldownOptions: {
      // Makes class fields plain assignments: no class of ours has a field that hides a setter.
      transform: { assumptions: { setPublicClassFields: true } },
      input: ['index.html', 'carnet.html', 'src/wallet/voucher.css', 'src/solvency/solvency.css', 'src/front/front.css'],
      output: {
        // What both pages need goes into one file: several small ones compress worse.
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [{ name: 'shared', test: /\/node_modules\/(preact|@preact|valibot)\/|\/src\/(lib\/(code|kept|soon|tidy|paris)|i18n\/say|api\/wire\/ours)\.|\/ui\/(Button|Field|Icon|Labelled|Notice|Skeleton)\.|\/lucide\/.*\/(x|arrow-left|volume-2|info|circle-check|circle-check-big|octagon-alert|triangle-alert)\.mjs$|preload-helper/i },
            { name: firstScreens(SOURCE), debugName: 'first screens' }],
        },
        chunkFileNames: ({ facadeModuleId }) => {
          const tongue = TONGUE.exec(facadeModuleId ?? '');
          return tongue === null ? 'assets/[name]-[hash].js' : `assets/carnet-${tongue[1]}-[hash].js`;
        },
        assetFileNames: ({ names }) => SHEETS.find((sheet) => names.includes(sheet)) ?? 'assets/[name]-[hash][extname]',
      },
    },
  },
  worker: { format: 'es', plugins: () => [unusedFormats()] },
  server: { proxy: { '/api': 'http://localhost:8000' } },
  plugins: [
    deskPages(SOURCE, STATIC),
    VitePWA({
      strategies: 'injectManifest',
      registerType: 'prompt',
      injectRegister: false,
      manifest: false,
      srcDir: 'src/sw',
      filename: 'sw.ts',
      injectManifest: {
        globPatterns: ['{index,carnet}.html', 'manifest.webmanifest', 'assets/*.{js,css,wasm}', 'icons/*.png'],
        globIgnores: SHEETS,
        dontCacheBustURLsMatching: /^assets\//,
        manifestTransforms: [markPages],
      },
    }),
  ],
});
