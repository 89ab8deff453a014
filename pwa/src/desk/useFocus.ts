import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** Focuses an element (`tabIndex={-1}`) once `happened` is true, since the element that had the focus is gone. */
export function useFocusWhen<E extends HTMLElement>(happened: boolean): RefObject<E | null> {
  const element = useRef<E>(null);
  useEffect(() => {
    if (happened) element.current?.focus();
  }, [happened]);
  return element;
}

/** Focuses an element (`tabIndex={-1}`) whenever `value` changes, but not on the first render. */
export function useFocusOnChange<E extends HTMLElement>(value: unknown): RefObject<E | null> {
  const element = useRef<E>(null);
  const last = useRef(value);
  useEffect(() => {
    if (last.current !== value) element.current?.focus();
    last.current = value;
  }, [value]);
  return element;
}
