import { useEffect, useRef } from 'preact/hooks';
import type { Scanner } from '../scan/types';
import { wakeSound } from './sounds';
import { useWedge } from './useWedge';

interface Listeners {
  scanner: Scanner;
  covered: boolean;
  onText: (text: string) => void;
  onEscape: () => void;
}

/** Camera, hand scanner and Escape, all deaf while another screen or a dialog lies over the camera. */
export function useListeners({ scanner, covered, onText, onEscape }: Listeners): void {
  const latest = useRef({ covered, onText, onEscape });
  latest.current = { covered, onText, onEscape };
  const hear = (text: string): boolean => {
    const deaf = latest.current.covered || document.querySelector('dialog[open]') !== null;
    if (!deaf) latest.current.onText(text);
    return !deaf;
  };
  useWedge(hear);
  useEffect(() => scanner.onText(hear), [scanner]);
  useEffect(() => {
    addEventListener('pointerdown', wakeSound);
    addEventListener('keydown', wakeSound);
    return () => {
      removeEventListener('pointerdown', wakeSound);
      removeEventListener('keydown', wakeSound);
    };
  }, []);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key === 'Escape') latest.current.onEscape();
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);
}
