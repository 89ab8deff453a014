/** Parts of the application that are fetched when they are needed: what fails is fetched again, and never throws unheard. */
import { soon } from './soon';

/** Fetches a part, by a dynamic import. */
export type Load<M> = () => Promise<M>;

const AGAIN_AFTER_MS = [10_000, 30_000, 120_000, 300_000];
const PATIENCE_MS = 30_000;

/** Style sheets that could not be fetched. Vite asks for a sheet once, and afterwards shows the part without it. */
const broken = new Set<HTMLLinkElement>();
const parts = new WeakMap<Load<unknown>, unknown>();

if (typeof HTMLLinkElement !== 'undefined') {
  // The error of an element does not bubble.
  const note = ({ target }: Event): void => {
    if (target instanceof HTMLLinkElement) broken.add(target);
  };
  document.addEventListener('error', note, true);
}

/**
 * Fetches a part with its style sheets; gives up on a fetch that never ends.
 * Chrome, and Firefox before 155, remember until a reload that a module could not be fetched: whoever waits is offered one.
 */
export async function loadCode<M>(load: Load<M>): Promise<M> {
  await Promise.all([...broken].map(fetchSheet));
  const part = await soon(PATIENCE_MS, load());
  parts.set(load, part);
  return part;
}

/** A part that was fetched before, at once; undefined when it was not. */
export function fetchedBefore<M>(load: Load<M>): M | undefined {
  return parts.get(load) as M | undefined;
}

/** Fetches a part that nobody waits for: in silence, again later where it fails. Returns what stops it. */
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
