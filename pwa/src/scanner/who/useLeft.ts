import { useEffect, useState } from 'preact/hooks';
import { tries } from './tries';

const SECOND_MS = 1_000;

/** What a person must still wait, told each second: each look also keeps what was waited. */
export function useLeft(personId: number, salt: string): { left: number; look: () => Promise<void> } {
  const [left, setLeft] = useState(0);
  const look = async (): Promise<void> => {
    // Without storage no try is counted, and none is checked.
    setLeft(await tries.left(personId, salt).catch(() => 0));
  };
  const waiting = left > 0;
  useEffect(() => {
    void look();
    if (!waiting) return undefined;
    const timer = setInterval(() => void look(), SECOND_MS);
    return () => clearInterval(timer);
  }, [waiting, personId, salt]);
  return { left, look };
}

/** `0:30`, rounded up. */
export function timeText(ms: number): string {
  const seconds = Math.ceil(ms / SECOND_MS);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
