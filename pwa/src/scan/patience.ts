/** What a browser promises may never come: whoever waits for it waits here. */

const TICK_MS = 250;

/**
 * What was promised, or null when it did not come in time. The time is counted in ticks: a page that sleeps in the
 * background has missed nothing.
 */
export function inTime<T>(promised: Promise<T>, ms: number): Promise<T | null> {
  return new Promise((resolve, reject) => {
    let ticks = Math.ceil(ms / TICK_MS);
    const timer = setInterval(() => {
      ticks -= 1;
      if (ticks <= 0) resolve(null);
      if (ticks <= 0) clearInterval(timer);
    }, TICK_MS);
    promised.then(resolve, reject).finally(() => clearInterval(timer));
  });
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)));
}
