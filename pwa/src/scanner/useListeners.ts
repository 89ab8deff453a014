import { useEffect, useRef } from 'preact/hooks';
import type { Scanner } from '../scan/types';
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
  const hear = (text: string) => {
    const dialogOpen = document.querySelector('dialog[open]') !== null;
    if (!latest.current.covered && !dialogOpen) latest.current.onText(text);
  };
  useWedge(hear);
  useEffect(() => scanner.onText(hear), [scanner]);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key === 'Escape') latest.current.onEscape();
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);
}
