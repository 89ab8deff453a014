/** Reloading the page after a chunk failed to load: whether it would help, and once by itself. */
import { soon } from './soon';

const PROBE_MS = 5_000;

/** Whether our server, or the service worker's cache, answers now; a hotspot's page does not count. */
export async function pageWouldLoad(): Promise<boolean> {
  try {
    const response = await soon(PROBE_MS, fetch('/manifest.webmanifest', { cache: 'no-store', redirect: 'error' }));
    return response.ok && typeof (await soon(PROBE_MS, response.json())) === 'object';
  } catch {
    return false;
  }
}

/** Reloads the page, unless it is there by a reload already; returns whether it does. */
export function reloadOnce(): boolean {
  const [shown] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  if (shown === undefined || shown.type === 'reload') return false;
  location.reload();
  return true;
}
