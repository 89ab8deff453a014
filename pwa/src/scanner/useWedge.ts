import { useEffect, useRef } from 'preact/hooks';
import { isMeant } from './typed';
import { likeliest, wedge } from './wedge';

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select') !== null;
}

/** Listens for a hand scanner wherever the focus is, except in a field, which reads for itself. */
export function useWedge(onText: (text: string) => void): void {
  const latest = useRef(onText);
  latest.current = onText;
  useEffect(() => {
    const feed = wedge();
    const listen = (event: KeyboardEvent) => {
      if (event.isComposing || event.ctrlKey || event.metaKey || isTyping(event.target)) return;
      const readings = feed(event);
      if (readings === null) return;
      event.preventDefault();
      event.stopPropagation();
      latest.current(likeliest(readings, (text) => isMeant(text)));
    };
    addEventListener('keydown', listen, { capture: true });
    return () => removeEventListener('keydown', listen, { capture: true });
  }, []);
}
