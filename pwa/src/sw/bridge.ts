/** The page's end of the service worker: registers it, and tells when a new version waits. */
import { signal } from '@preact/signals';

/** True while a new version is installed and waits for the person's word. */
export const updateWaits = signal(false);

/** A worker that takes over does so at once; one that does not answer is not waited for. */
const TAKE_OVER_MS = 4_000;

let kept: ServiceWorkerRegistration | null = null;
let reloads = false;

/**
 * Keeps the shell of this page for offline use. The scope decides what is kept: the wallet's page
 * (`/carnet/`) or the whole application (`/`).
 */
export async function keepOffline(scope: '/' | '/carnet/'): Promise<void> {
  // Absent in insecure contexts and in Firefox's private windows.
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) return;
  reloadOnTakeOver(navigator.serviceWorker);
  // Firefox refuses where cookies are refused; a browser under test may give nothing.
  const registration = await register(scope);
  if (registration === null) return;
  kept = registration;
  registration.addEventListener('updatefound', () => follow(registration));
  follow(registration);
  // An installed application can stay open for days.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void registration.update().catch(() => undefined);
  });
}

/** The person agreed: the new version takes over, and every tab is loaded once more. What is stored stays. */
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
 * The files of the version before are gone: a tab that went on with it would miss the screens not loaded yet.
 * The very first worker has nothing to replace: it takes its page without a reload.
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
 * WebKit tells that the first worker is installed when it is active and has claimed the page already: an event alone
 * says nothing. A new version waits where a worker stands behind another one.
 */
function look(): void {
  const { active = null, waiting = null } = kept ?? {};
  updateWaits.value = active !== null && waiting !== null && navigator.serviceWorker.controller !== null;
}
