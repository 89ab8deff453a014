/** Whether a reload would help, for who waits for a part that could not be fetched. */
import { soon } from './soon';

const PROBE_MS = 5_000;

/** Would this page load again now? A hotspot's page is none of ours; the service worker's copy is. */
export async function pageWouldLoad(): Promise<boolean> {
  try {
    const response = await soon(PROBE_MS, fetch('/manifest.webmanifest', { cache: 'no-store', redirect: 'error' }));
    return response.ok && typeof (await soon(PROBE_MS, response.json())) === 'object';
  } catch {
    return false;
  }
}
