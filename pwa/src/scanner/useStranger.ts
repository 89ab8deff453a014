import { useEffect } from 'preact/hooks';
import type { Scanner } from '../scan/types';

/** Tells what a code is that the person aims at and that is no pass; later while the screen is held. */
export function useStranger({ stranger }: Scanner, held: boolean, onStranger: (text: string) => void): void {
  const text = stranger.value;
  useEffect(() => {
    if (text !== null && !held) onStranger(text);
  }, [text, held]);
}
