import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { Input } from '../redeem/types';
import type { Scanner } from '../scan/types';
import { wakeSound } from '../stage/sounds';
import { inputOf } from './typing/typed';
import { useWedge } from './typing/useWedge';

interface Listeners {
  scanner: Scanner;
  covered: boolean;
  onInput: (input: Input) => void;
  onEscape: () => void;
}

/** Listens to camera, hand scanner and Escape, except while another screen or a dialog covers the camera. */
export function useListeners({ scanner, covered, onInput, onEscape }: Listeners): void {
  const latest = useRef({ covered, onInput, onEscape });
  latest.current = { covered, onInput, onEscape };
  const hear = (input: Input): boolean => {
    const deaf = latest.current.covered || document.querySelector('dialog[open]') !== null;
    if (!deaf) latest.current.onInput(input);
    return !deaf;
  };
  useWedge((text) => hear(inputOf(text)));
  // Unlike a typed text, a scanned one is complete: its host tells whose voucher it is.
  useEffect(() => scanner.onText(hear), [scanner]);
  useEffect(() => {
    addEventListener('pointerdown', wakeSound);
    addEventListener('keydown', wakeSound);
    return () => {
      removeEventListener('pointerdown', wakeSound);
      removeEventListener('keydown', wakeSound);
    };
  }, []);
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key === 'Escape') latest.current.onEscape();
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);
}
