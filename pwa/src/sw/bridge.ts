/** The page's end of the service worker: registers it, and tells when a new version waits. */
import { signal } from '@preact/signals';

/** True when a new version is installed and waits for the person's word. */
export const updateWaits = signal(false);

let waiting: ServiceWorker | null = null;

/**
 * Keeps the shell of this page for offline use. The scope decides what is kept: the wallet's page
 * (`/carnet/`) or the whole application (`/`).
 */
export async function keepOffline(scope: '/' | '/carnet/'): Promise<void> {
  // Absent in insecure contexts and in Firefox's private windows.
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) return;
  const registration = await navigator.serviceWorker.register('/sw.js', { scope }).catch(() => null);
  if (registration === null) return;
  watch(registration);
  reloadOnTakeOver();
  // An installed application can stay open for days.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void registration.update().catch(() => undefined);
  });
}

/** The person agreed: the new version takes over, and every tab is loaded once more. What is stored stays. */
export function takeUpdate(): void {
  waiting?.postMessage('take-over');
}

/** The files of the version before are gone: a tab that went on with it would miss the screens not loaded yet. */
function reloadOnTakeOver(): void {
  if (navigator.serviceWorker.controller === null) return;
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
}

function watch(registration: ServiceWorkerRegistration): void {
  if (registration.waiting !== null) announce(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const worker = registration.installing;
    worker?.addEventListener('statechange', () => {
      if (worker.state === 'installed') announce(worker);
    });
  });
}

/** The very first version has nothing to replace: it needs no word. */
function announce(worker: ServiceWorker): void {
  if (navigator.serviceWorker.controller === null) return;
  waiting = worker;
  updateWaits.value = true;
}
