import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { type Answer, changes, type Failure } from '../api/wire/http';
import { useTogether } from './Together';

export interface Asked<T> {
  /** The last good answer; kept while a newer one is fetched. */
  value: T | null;
  failure: Failure | null;
  asking: boolean;
  again: () => void;
}

/**
 * Fetches when `key` changes, after each write of this page (`changes`), and when the page becomes visible again.
 * `key` must contain all that the request depends on; only the answer to the latest request is used.
 */
export function useAnswer<T>(ask: () => Promise<Answer<T>>, key: string): Asked<T> {
  const [state, setState] = useState<Omit<Asked<T>, 'again'>>({ value: null, failure: null, asking: true });
  const [turn, setTurn] = useState(0);
  const question = useRef(ask);
  question.current = ask;
  const again = useCallback(() => setTurn((last) => last + 1), []);
  const together = useTogether();
  useEffect(() => {
    let current = true;
    const came = together?.begin();
    setState((last) => (last.asking ? last : { ...last, asking: true }));
    void question.current().then((answer) => {
      came?.();
      if (!current) return;
      if (answer.ok) setState({ value: answer.value, failure: null, asking: false });
      else setState((last) => ({ value: last.value, failure: answer.failure, asking: false }));
    });
    return () => {
      current = false;
      came?.();
    };
  }, [key, turn]);
  useEffect(() => whenSeenAgain(again), [again]);
  useEffect(() => afterChanges(again), [again]);
  return { ...state, again };
}

/** `subscribe` calls the listener at once with the current value, which is not a change. */
function afterChanges(act: () => void): () => void {
  const before = changes.peek();
  return changes.subscribe((now) => {
    if (now !== before) act();
  });
}

function whenSeenAgain(act: () => void): () => void {
  const listen = () => {
    if (document.visibilityState === 'visible') act();
  };
  document.addEventListener('visibilitychange', listen);
  return () => document.removeEventListener('visibilitychange', listen);
}
