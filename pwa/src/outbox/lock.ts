/**
 * Lets one tab at a time drain. Best effort: two at once are harmless, since the server answers the same id the same way
 * and the journal stores an answer once.
 */

/** A tab that the system froze keeps its lock: a batch on a slow network takes one minute at most. */
const PATIENCE_MS = 120_000;

/**
 * Does the work under a lock, once. Without Web Locks (Safari before 15.4), with a browser that refuses them, or behind
 * a holder that never lets go, without.
 */
export function withLock(locks: LockManager | undefined, name: string, work: () => Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = new AbortController();
    let begun: Promise<void> | null = null;
    const begin = (): Promise<void> => {
      clearTimeout(timer);
      begun ??= work().then(resolve, reject);
      return begun;
    };
    const timer = setTimeout(() => {
      stop.abort();
      void begin();
    }, PATIENCE_MS);
    if (locks === undefined) void begin();
    else request(locks, name, stop.signal, begin).catch(() => begin());
  });
}

async function request(locks: LockManager, name: string, signal: AbortSignal, begin: () => Promise<void>): Promise<void> {
  await locks.request(name, { signal }, begin);
}

/** The browser's locks, where it has them. */
export function ownLocks(): LockManager | undefined {
  const { locks }: { locks?: LockManager } = navigator;
  return locks;
}
