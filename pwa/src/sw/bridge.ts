/** The page's side of the service worker: registers it, and says when a new version waits. */
import { signal } from '@preact/signals';

/** True while a new version is installed and waits for the person to accept it. */
export const updateWaits = signal(false);

/** How long to wait for the new worker to take over before reloading anyway. */
const TAKE_OVER_MS = 4_000;

let kept: ServiceWorkerRegistration | null = null;
let reloads = false;

/**
 * Caches this page's files for offline use. The scope decides which: the beneficiary's page (`/carnet/`) or the
 * whole application (`/`).
 */
export async function keepOffline(scope: '/' | '/carnet/'): Promise<void> {
  // Missing in insecure contexts and in Firefox's private windows.
  if (!('serviceWorker' in navigator) || import.meta.env.DEV || kept !== null) return;
  reloadOnTakeOver(navigator.serviceWorker);
  // Firefox refuses where cookies are blocked; a browser under test may return nothing.
  const registration = await register(scope);
  if (registration === null) return;
  kept = registration;
  registration.addEventListener('updatefound', () => follow(registration));
  follow(registration);
  // An installed application can stay open for days without a navigation, which would look for a new version.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void registration.update().catch(() => undefined);
  });
}

/** Activates the waiting version and reloads every tab; stored data stays. */
export function takeUpdate(): void {
  const waiting = kept?.waiting ?? null;
  waiting?.postMessage('take-over');
  setTimeout(reload, waiting === null ? 0 : TAKE_OVER_MS);
}

async function register(scope: string): Promise<ServiceWorkerRegistration | null> {
  const registered: Promise<ServiceWorkerRegistration | undefined> = navigator.serviceWorker.register('/sw.js', { scope });
  return (await registered.catch(() => null)) ?? null;
}

/**
 * The new worker deletes the old version's files: a tab of the old version could no longer load its other screens.
 * The first worker replaces nothing, so its page is not reloaded.
 */
function reloadOnTakeOver(container: ServiceWorkerContainer): void {
  let before = container.controller;
  container.addEventListener('controllerchange', () => {
    if (before !== null && before !== container.controller) reload();
    before = container.controller;
    look();
  });
}

function reload(): void {
  if (reloads) return;
  reloads = true;
  location.reload();
}

function follow(registration: ServiceWorkerRegistration): void {
  for (const worker of [registration.installing, registration.waiting]) worker?.addEventListener('statechange', look);
  look();
}

/**
 * WebKit reports the first worker as installed only when it is active and controls the page already, so the event alone
 * does not mean a new version: one waits only where there is an active worker as well.
 */
function look(): void {
  const { active = null, waiting = null } = kept ?? {};
  updateWaits.value = active !== null && waiting !== null && navigator.serviceWorker.controller !== null;
}
