import { useEffect, useState } from 'preact/hooks';

const TICK_MS = 15_000;

/** The current time, updated regularly, for deadlines of some minutes. */
export function useNow(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}
