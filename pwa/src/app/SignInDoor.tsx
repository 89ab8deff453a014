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
  useEffect(() => {
    if (document.cookie.includes(PHONE)) return;
    void readPresent().then(
      ({ venue }) => {
        if (venue !== null) openDesk('/');
      },
      () => undefined,
    );
  }, []);
  useEffect(() => {
    if (session.state === 'known') arrive(session.me);
  }, [session]);
  return <SignIn desk onSignedIn={arrive} />;
}

/** The scanner is a page load of its own: Firefox fails to load its parts while the service worker takes this page over. */
function arrive(me: Me): void {
  const [desk] = desksOf(me);
  if (desk === undefined) location.assign('/');
  else openDesk(desk.path);
}
