import { useRef, useState } from 'preact/hooks';
import type { Answer, Failure } from '../api/wire/http';

export interface Act {
  busy: boolean;
  failure: Failure | null;
  run: () => Promise<void>;
}

/** Runs one write on the server: ignores a second call while it runs, and keeps the failure. */
export function useAct<T>(ask: () => Promise<Answer<T>>, done: (value: T) => void): Act {
  const running = useRef(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);

  async function run(): Promise<void> {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    const answer = await ask();
    running.current = false;
    setBusy(false);
    setFailure(answer.ok ? null : answer.failure);
    if (answer.ok) done(answer.value);
  }

  return { busy, failure, run };
}
