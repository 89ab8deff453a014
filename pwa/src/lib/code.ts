/** Loading chunks on demand, with retries and without unhandled rejections. */
import { soon } from './soon';

/** Loads a chunk, with a dynamic import. */
export type Load<M> = () => Promise<M>;

const AGAIN_AFTER_MS = [10_000, 30_000, 120_000, 300_000];
const PATIENCE_MS = 30_000;

/** Style sheets that failed to load. Vite requests a sheet once only, and then resolves the chunk without it. */
const broken = new Set<HTMLLinkElement>();
const parts = new WeakMap<Load<unknown>, unknown>();

if (typeof HTMLLinkElement !== 'undefined') {
  // `error` events of elements do not bubble: listen in the capture phase.
  const note = ({ target }: Event): void => {
    if (target instanceof HTMLLinkElement) broken.add(target);
  };
  document.addEventListener('error', note, true);
}

/**
 * Loads a chunk and its style sheets. Throws when the import fails, and `TooLate` when it takes longer than 30 s: it may
 * come later, and `onLoaded` gets it whenever it comes. The console keeps the error.
 * Chrome, and Firefox before 155, remember a failed import until the page is reloaded, so callers offer a reload.
 */
export function loadCode<M>(load: Load<M>, onLoaded: (part: M) => void = () => undefined): Promise<M> {
  const coming = Promise.all([...broken].map(fetchSheet)).then(load);
  coming.then((part) => {
    parts.set(load, part);
    onLoaded(part);
    // eslint-disable-next-line no-console -- the screen only says that it failed; who looks for the cause finds it here
  }, console.error);
  return soon(PATIENCE_MS, coming);
}

/** A chunk that is loaded already, without waiting; undefined otherwise. */
export function fetchedBefore<M>(load: Load<M>): M | undefined {
  return parts.get(load) as M | undefined;
}

/** Loads a chunk in the background, with retries and without errors. Returns a function that stops it. */
export function fetchAhead<M>(load: Load<M>, onLoaded: (part: M) => void = () => undefined): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wanted = true;
  const attempt = (failures: number): void => {
    loadCode(load).then(
      (part) => {
        if (wanted) onLoaded(part);
      },
      () => {
        const pause = AGAIN_AFTER_MS[failures];
        if (wanted && pause !== undefined) timer = setTimeout(attempt, pause, failures + 1);
      },
    );
  };
  attempt(0);
  return () => {
    wanted = false;
    clearTimeout(timer);
  };
}

function fetchSheet(failed: HTMLLinkElement): Promise<void> {
  broken.delete(failed);
  if (!failed.isConnected) return Promise.resolve();
  const link = failed.cloneNode() as HTMLLinkElement;
  const fetched = new Promise<void>((resolve, reject) => {
    link.addEventListener('load', () => resolve());
    link.addEventListener('error', () => reject(new Error(`No style sheet at ${link.href}`)));
  });
  failed.replaceWith(link);
  return soon(PATIENCE_MS, fetched);
}
