import { useLayoutEffect, useRef } from 'preact/hooks';
import { isMeant, isWhole } from './typed';
import { likeliest, TAIL_MS, wedge } from './wedge';

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select') !== null;
}

/** Listens for a hand scanner whatever has the focus, except in an input, which handles its own keys. */
export function useWedge(onText: (text: string) => void): void {
  const latest = useRef(onText);
  latest.current = onText;
  useLayoutEffect(() => {
    const feed = wedge(isWhole);
    let sentAt = -Infinity;
    const take = (event: KeyboardEvent): string[] | null => {
      if (event.isComposing || event.ctrlKey || event.metaKey) return null;
      const ends = event.key === 'Enter';
      if (!isTyping(event.target)) return ends && event.timeStamp - sentAt < TAIL_MS ? [] : feed(event);
      if (ends) sentAt = event.timeStamp;
      return null;
    };
    const listen = (event: KeyboardEvent) => {
      const readings = take(event);
      if (readings === null) return;
      event.preventDefault();
      event.stopPropagation();
      if (readings.length > 0) latest.current(likeliest(readings, (text) => isMeant(text)));
    };
    addEventListener('keydown', listen, { capture: true });
    return () => removeEventListener('keydown', listen, { capture: true });
  }, []);
}
