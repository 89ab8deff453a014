import { useCallback, useEffect, useState } from 'preact/hooks';
import { whoAmI } from '../api/accounts';
import type { Failure } from '../api/wire/http';
import type { Me } from '../api/wire/people';
import { forget, recall, remember } from '../handover/person';

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

/** Who is signed in, asked once. With `offline`, a failed request falls back to the person stored by `remember`. */
export function useSession({ offline = false }: { offline?: boolean } = {}): SessionHandle {
  const [session, setSession] = useState<Session>({ state: 'asking' });
  const welcome = useCallback((me: Me) => {
    void remember(me);
    setSession({ state: 'known', me });
  }, []);
  const ask = useCallback(() => {
    setSession({ state: 'asking' });
    void whoAmI().then((answer) => {
      if (answer.ok) welcome(answer.value);
      else if (answer.failure.kind === 'sign_in') setSession({ state: 'unknown' });
      else void withoutServer(answer.failure, offline).then(setSession);
    });
  }, [offline, welcome]);
  useEffect(ask, [ask]);
  return {
    session,
    ask,
    welcome,
    forget: () => {
      void forget();
      setSession({ state: 'unknown' });
    },
  };
}

async function withoutServer(failure: Failure, offline: boolean): Promise<Session> {
  const last = offline ? await recall() : null;
  return last === null ? { state: 'failed', failure } : { state: 'known', me: last };
}
