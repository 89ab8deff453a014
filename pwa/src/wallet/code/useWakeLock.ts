import { useEffect } from 'preact/hooks';

const UNTOUCHED_MS = 5 * 60_000;

/** Keeps the screen on while a code is shown, until five minutes after the last touch. */
export function useWakeLock(wanted: boolean): void {
  useEffect(() => {
    // Firefox before 126 and Safari before 16.4 have no wake lock: the screen dims as usual.
    if (!wanted || !('wakeLock' in navigator)) return undefined;
    let lock: WakeLockSentinel | null = null;
    let timer = 0;
    let over = false;
    const release = () => {
      letGo(lock);
      lock = null;
    };
    const hold = () => {
      clearTimeout(timer);
      timer = window.setTimeout(release, UNTOUCHED_MS);
      if (lock !== null && !lock.released) return;
      navigator.wakeLock.request('screen').then(
        (held) => {
          if (over || lock !== null) letGo(held);
          else lock = held;
        },
        () => undefined, // the battery is low, or the page is hidden
      );
    };
    hold();
    const events = ['pointerdown', 'keydown', 'visibilitychange'] as const;
    for (const event of events) document.addEventListener(event, hold);
    return () => {
      over = true;
      clearTimeout(timer);
      for (const event of events) document.removeEventListener(event, hold);
      release();
    };
  }, [wanted]);
}

function letGo(lock: WakeLockSentinel | null): void {
  lock?.release().catch(() => undefined);
}
