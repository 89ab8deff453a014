import { useEffect, useState } from 'preact/hooks';

/** Long enough to read a card at arm's length; then it is a strip, and the person sees again what they aim at. */
export const LARGE_MS = 3000;

export interface Strip {
  strip: boolean;
  /** Shows the whole card again, until the next code or a tap. */
  grow: () => void;
}

/** A new `turn` shows the card large again. */
export function useStrip(turn: number | null): Strip {
  const [small, setSmall] = useState<number | null>(null);
  useEffect(() => {
    if (turn === null) return undefined;
    const timer = setTimeout(() => setSmall(turn), LARGE_MS);
    return () => clearTimeout(timer);
  }, [turn]);
  return { strip: turn !== null && small === turn, grow: () => setSmall(null) };
}
