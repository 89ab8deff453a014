/** Whether reloading the page would help after a chunk failed to load. */
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
