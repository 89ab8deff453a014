import { useEffect } from 'preact/hooks';

export const IDLE_MS = 900_000;
const LOOK_EVERY_MS = 1_000;

export interface Moment {
  readonly wall: number;
  readonly steady: number;
}

/** The longer of two: the steady clock stops while some phones sleep, the other can be set. */
export function sinceMs(before: Moment, now: Moment): number {
  return Math.max(now.wall - before.wall, now.steady - before.steady);
}

const moment = (): Moment => ({ wall: Date.now(), steady: performance.now() });

/** Calls back after 15 minutes without a touch or a key, also when the app was left or the phone slept meanwhile. */
export function useIdle(onIdle: () => void): void {
  useEffect(() => {
    let last = moment();
    const look = (): boolean => {
      const idle = sinceMs(last, moment()) >= IDLE_MS;
      if (idle) onIdle();
      return idle;
    };
    const touch = () => {
      if (!look()) last = moment();
    };
    const timer = setInterval(look, LOOK_EVERY_MS);
    const touches = ['pointerdown', 'keydown'] as const;
    for (const kind of touches) addEventListener(kind, touch, true);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      for (const kind of touches) removeEventListener(kind, touch, true);
      document.removeEventListener('visibilitychange', look);
    };
  }, []);
}
