import type { Me } from '../api/wire/people';
import { openDesk } from '../nav/route';
import { desksOf } from './desks-of';
import { SignIn } from './SignIn';
import { useSession } from './useSession';

/** `/connexion`: signs a person in and opens their first desk, or the scanner for a mediator. */
export default function SignInDoor() {
  const { session } = useSession();
  const arrive = (me: Me) => openDesk(desksOf(me)[0]?.path ?? '/');
  if (session.state === 'known') arrive(session.me);
  return <SignIn desk onSignedIn={arrive} />;
}
