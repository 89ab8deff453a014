import { useEffect } from 'preact/hooks';
import type { Me } from '../api/wire/people';
import { openDesk } from '../nav/route';
import { readPresent } from '../redeem/adopt';
import { desksOf } from './desks-of';
import { SignIn } from './SignIn';
import { useSession } from './useSession';

/** The cookie that `ScannerDesk` sets on an enrolled phone. */
const PHONE = 'poincon-phone=';

/**
 * `/connexion`: signs a person in and opens their first desk, or the scanner for a mediator. An enrolled phone whose
 * browser lost the app's files and cookies comes here from the front page: its scanner opens at once.
 */
export default function SignInDoor() {
  const { session } = useSession();
  const arrive = (me: Me) => openDesk(desksOf(me)[0]?.path ?? '/');
  useEffect(() => {
    if (document.cookie.includes(PHONE)) return;
    void readPresent().then(
      ({ venue }) => {
        if (venue !== null) openDesk('/');
      },
      () => undefined,
    );
  }, []);
  if (session.state === 'known') arrive(session.me);
  return <SignIn desk onSignedIn={arrive} />;
}
