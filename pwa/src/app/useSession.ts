import { useCallback, useEffect, useState } from 'preact/hooks';
import { whoAmI } from '../api/people';
import type { Failure } from '../api/http';
import type { Me } from '../api/shapes';

export type Session =
  | { state: 'asking' }
  | { state: 'unknown' }
  | { state: 'failed'; failure: Failure }
  | { state: 'known'; me: Me };

export interface SessionHandle {
  session: Session;
  ask: () => void;
  welcome: (me: Me) => void;
  forget: () => void;
}

/** Who is signed in on this browser, asked once. */
export function useSession(): SessionHandle {
  const [session, setSession] = useState<Session>({ state: 'asking' });
  const ask = useCallback(() => {
    setSession({ state: 'asking' });
    void whoAmI().then((answer) => {
      if (answer.ok) setSession({ state: 'known', me: answer.value });
      else if (answer.failure.kind === 'sign_in') setSession({ state: 'unknown' });
      else setSession({ state: 'failed', failure: answer.failure });
    });
  }, []);
  useEffect(ask, [ask]);
  return {
    session,
    ask,
    welcome: (me) => setSession({ state: 'known', me }),
    forget: () => setSession({ state: 'unknown' }),
  };
}
