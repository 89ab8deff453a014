/// The service worker: caches the application's files. It never touches the queue, which is in IndexedDB and used by pages only.
import { setCacheNameDetails } from 'workbox-core';
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
const APP_PATHS = [/^\/(gestion|operateur|commanditaire|prescripteur|territoire|auditeur|candidature|connexion|invitation|mot-de-passe|adresse|compte|telephone)?\/?$/];
const WALLET_PATHS = [/^\/carnet\/[^/]+\/?$/];
/** Of this registration alone: a new version of one page keeps the map of the other. */
const MAP = `carte ${self.registration.scope}`;
const MAP_FILES = '/assets/carte-';

const files = self.__WB_MANIFEST as ShellFile[];

/** One script for two registrations: in the scope of the beneficiary's page, only that page's files are cached. */
function keep(shell: ShellFile[], page: string, paths: RegExp[]): void {
  precacheAndRoute(shell, { cleanURLs: false });
  registerRoute(new NavigationRoute(createHandlerBoundToURL(page), { allowlist: paths }));
}

if (new URL(self.registration.scope).pathname === WALLET_SCOPE) {
  // Without `precache` in its name: the application's worker deletes every such cache below its own scope, which is `/`.
  setCacheNameDetails({ precache: 'wallet' });
  keep(files.filter((file) => file.wallet), '/carnet.html', WALLET_PATHS);
} else {
  keep(files.filter((file) => file.scanner), '/index.html', APP_PATHS);
}

/** Caches the map's files when they are first requested, so that only those who open the map download them. */
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

// Controls the first visit's page at once, so that it works offline without a second visit.
self.addEventListener('activate', (event) => {
  event.waitUntil(Promise.all([self.clients.claim(), caches.delete(MAP)]));
});

self.addEventListener('message', (event) => {
  if (event.data === 'take-over') void self.skipWaiting();
});
