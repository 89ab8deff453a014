import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { type Answer, changes, type Failure } from '../api/wire/http';

export interface Asked<T> {
  /** The last good answer; stays while a newer one is asked for. */
  value: T | null;
  failure: Failure | null;
  asking: boolean;
  again: () => void;
}

/**
 * Asks the server whenever `key` changes, when this page has changed something on it, and when it is seen again.
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
  useEffect(() => afterChanges(again), [again]);
  return { ...state, again };
}

/** A signal calls at once whoever listens anew: that is no change. */
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
