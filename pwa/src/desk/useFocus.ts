import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** Takes the focus to an element (`tabIndex={-1}`) when something has happened there; what had it is gone. */
export function useFocusWhen<E extends HTMLElement>(happened: boolean): RefObject<E | null> {
  const element = useRef<E>(null);
  useEffect(() => {
    if (happened) element.current?.focus();
  }, [happened]);
  return element;
}

/** Takes the focus to an element whenever a value changes, but not when it is first seen. */
export function useFocusOnChange<E extends HTMLElement>(value: unknown): RefObject<E | null> {
  const element = useRef<E>(null);
  const last = useRef(value);
  useEffect(() => {
    if (last.current !== value) element.current?.focus();
    last.current = value;
  }, [value]);
  return element;
}
