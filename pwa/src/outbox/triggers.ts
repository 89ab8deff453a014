/** The moments at which this page tries to send, besides each scan. */
import type { Trigger } from './drainer';

const EVERY_MS = 20_000;

/** Listens until the returned function is called. `onLook` runs whenever somebody comes back to the page. */
export function listenToPage(kick: (trigger: Trigger) => void, onLook: () => void): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  const look = (): void => {
    if (document.visibilityState !== 'visible') return;
    onLook();
    kick('visible');
  };
  addEventListener('online', () => kick('online'), { signal });
  // WebKit restores pages from its back-forward cache without a visibility change.
  addEventListener('pageshow', look, { signal });
  document.addEventListener('visibilitychange', look, { signal });
  const timer = setInterval(() => {
    if (document.visibilityState !== 'visible') return;
    onLook();
    kick('timer');
  }, EVERY_MS);
  return () => {
    stop.abort();
    clearInterval(timer);
  };
}
