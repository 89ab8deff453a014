import { useLayoutEffect, useRef } from 'preact/hooks';

/** Returns the focus to where it was when the covering screen closes. */
export function useFocusBack(covered: boolean): void {
  const before = useRef<Element | null>(null);
  useLayoutEffect(() => {
    // Browsers take the focus from a hidden element only when they next paint.
    if (covered) before.current = document.activeElement;
    else if (before.current instanceof HTMLElement) before.current.focus();
  }, [covered]);
}
