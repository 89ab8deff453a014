import { useState } from 'preact/hooks';
import type { Answer, Failure } from '../api/wire/http';
import { useBusy } from '../ui/useBusy';

export interface Act<Args extends unknown[] = []> {
  busy: boolean;
  failure: Failure | null;
  run: (...args: Args) => Promise<void>;
}

/** Runs one write on the server: ignores a second call while it runs, and keeps the failure. */
export function useAct<T, Args extends unknown[] = []>(
  ask: (...args: Args) => Promise<Answer<T>>,
  done: (value: T) => void | Promise<void>,
): Act<Args> {
  const { busy, during } = useBusy();
  const [failure, setFailure] = useState<Failure | null>(null);

  const run = (...args: Args): Promise<void> =>
    during(async () => {
      const answer = await ask(...args);
      setFailure(answer.ok ? null : answer.failure);
      if (answer.ok) await done(answer.value);
    });

  return { busy, failure, run };
}
