import { useLayoutEffect, useRef } from 'preact/hooks';

/** A hand scanner's keys come faster than any finger's. */
const BURST_MS = 40;

interface Keys {
  onDigit: (digit: string) => void;
  onErase: () => void;
  /** A hand scanner types: what it typed is no PIN. */
  onBurst: () => void;
}

/** Listens to the digits of a keyboard. */
export function useDigitKeys(keys: Keys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useLayoutEffect(() => {
    let last = -Infinity;
    const listen = ({ key, timeStamp, repeat }: KeyboardEvent) => {
      const burst = timeStamp - last < BURST_MS;
      last = timeStamp;
      if (burst) latest.current.onBurst();
      else if (/^\d$/.test(key) && !repeat) latest.current.onDigit(key);
      else if (key === 'Backspace') latest.current.onErase();
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);
}
