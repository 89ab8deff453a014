import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Answer, Failure } from '../api/http';

export interface Asked<T> {
  /** The last good answer; stays while a newer one is asked for. */
  value: T | null;
  failure: Failure | null;
  asking: boolean;
  again: () => void;
}

/**
 * Asks the server whenever `key` changes, and when the page is seen again after a while.
 * Only the answer to the last question counts; `key` names all that the question depends on.
 */
export function useAnswer<T>(ask: () => Promise<Answer<T>>, key: string): Asked<T> {
  const [state, setState] = useState<Omit<Asked<T>, 'again'>>({ value: null, failure: null, asking: true });
  const [turn, setTurn] = useState(0);
  const question = useRef(ask);
  question.current = ask;
  const again = useCallback(() => setTurn((last) => last + 1), []);
  useEffect(() => {
    let current = true;
    setState((last) => ({ ...last, asking: true }));
    void question.current().then((answer) => {
      if (!current) return;
      if (answer.ok) setState({ value: answer.value, failure: null, asking: false });
      else setState((last) => ({ value: last.value, failure: answer.failure, asking: false }));
    });
    return () => {
      current = false;
    };
  }, [key, turn]);
  useEffect(() => whenSeenAgain(again), [again]);
  return { ...state, again };
}

function whenSeenAgain(act: () => void): () => void {
  const listen = () => {
    if (document.visibilityState === 'visible') act();
  };
  document.addEventListener('visibilitychange', listen);
  return () => document.removeEventListener('visibilitychange', listen);
}
