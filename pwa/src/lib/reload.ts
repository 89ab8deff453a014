/** Reloading the page after a chunk failed to load: whether it would help, and once by itself. */
import { soon } from './soon';

const PROBE_MS = 5_000;
const AGAIN_AFTER_MS = 60_000;

/** Whether our server, or the service worker's cache, answers now; a hotspot's page does not count. */
export async function pageWouldLoad(): Promise<boolean> {
  try {
    const response = await soon(PROBE_MS, fetch('/manifest.webmanifest', { cache: 'no-store', redirect: 'error' }));
    return response.ok && typeof (await soon(PROBE_MS, response.json())) === 'object';
  } catch {
    return false;
  }
}

/**
 * Reloads the page, unless it did so by itself within the last minute; returns whether it does. The entry of the history
 * remembers that: storage may be refused, and then the page would reload without end.
 */
export function reloadOnce(): boolean {
  const state = history.state as { reloaded?: number } | null;
  if (Math.abs(Date.now() - (state?.reloaded ?? 0)) < AGAIN_AFTER_MS) return false;
  history.replaceState({ ...state, reloaded: Date.now() }, '');
  location.reload();
  return true;
}
