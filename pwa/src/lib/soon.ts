/**
 * Time limits for promises of the browser, which may never settle. Time is counted in ticks of a timer, so that a page
 * that is suspended in the background does not time out.
 */

const TICK_MS = 250;

export class TooLate extends Error {}

/** The promise's value; throws `TooLate` when it does not settle in time. */
export function soon<T>(ms: number, promise: PromiseLike<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const tickMs = Math.min(TICK_MS, ms);
    let ticks = Math.ceil(ms / tickMs);
    const timer = setInterval(() => {
      ticks -= 1;
      if (ticks > 0) return;
      clearInterval(timer);
      reject(new TooLate(`Nothing came within ${ms} ms.`));
    }, tickMs);
    Promise.resolve(promise).then(resolve, reject).finally(() => clearInterval(timer));
  });
}

/** The promise's value; null when it does not settle in time. */
export function inTime<T>(ms: number, promise: PromiseLike<T>): Promise<T | null> {
  return soon(ms, promise).catch((error: unknown) => {
    if (error instanceof TooLate) return null;
    throw error;
  });
}
