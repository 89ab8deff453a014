/// The application shell, offline. It never sees the queue: vouchers live in IndexedDB, which only pages open.
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

interface ShellFile {
  url: string;
  revision: string | null;
  wallet: boolean;
  scanner: boolean;
}

declare const self: ServiceWorkerGlobalScope;

const WALLET_SCOPE = '/carnet/';
const APP_PATHS = [/^\/(gestion|operateur|commanditaire|prescripteur)?\/?$/];
const WALLET_PATHS = [/^\/carnet\/[^/]+\/?$/];
const MAP = 'carte';
const MAP_FILES = '/assets/carte-';

const files = self.__WB_MANIFEST as ShellFile[];

/** One script, two registrations: a beneficiary's phone keeps the wallet page only. */
function keep(shell: ShellFile[], page: string, paths: RegExp[]): void {
  precacheAndRoute(shell, { cleanURLs: false });
  registerRoute(new NavigationRoute(createHandlerBoundToURL(page), { allowlist: paths }));
}

if (new URL(self.registration.scope).pathname === WALLET_SCOPE) {
  keep(files.filter((file) => file.wallet), '/carnet.html', WALLET_PATHS);
} else {
  keep(files.filter((file) => file.scanner), '/index.html', APP_PATHS);
}

/** Fetched when somebody opens the map, then kept: nobody else downloads it. */
async function keptOnceSeen({ request }: { request: Request }): Promise<Response> {
  const cache = await caches.open(MAP);
  const kept = await cache.match(request);
  if (kept !== undefined) return kept;
  const fetched = await fetch(request);
  if (fetched.ok) await cache.put(request, fetched.clone());
  return fetched;
}

registerRoute(({ url }) => url.origin === self.location.origin && url.pathname.startsWith(MAP_FILES), keptOnceSeen);

cleanupOutdatedCaches();

// The page of the first visit is kept offline too, without a second visit.
self.addEventListener('activate', (event) => {
  event.waitUntil(Promise.all([self.clients.claim(), caches.delete(MAP)]));
});

self.addEventListener('message', (event) => {
  if (event.data === 'take-over') void self.skipWaiting();
});
