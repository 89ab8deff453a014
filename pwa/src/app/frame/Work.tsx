import type { Me } from '../../api/wire/people';
import { SECURITY } from '../../account/screens';
import { MESSAGES } from '../../messages/screens';
import { Chunk } from '../../nav/Chunk';
import { closeScreen, route } from '../../nav/route';
import { ACCOUNT } from '../../people/screens';
import { TRAIL } from '../../trail/screens';
import { DESK_PAGES } from '../desk-pages';
import type { Desk } from '../desks';

const loadInbox = () => import('../../messages/Inbox');
const loadTrail = () => import('../../trail/TrailPage');
const loadSecurity = () => import('../../account/Security');
const loadAccount = () => import('../../people/AccountScreen');

interface WorkProps {
  desk: Desk;
  me: Me;
  onRenamed: (name: string) => void;
}

/** The desk, or the inbox, the history, the person's account or its security in its place. */
export function Work({ desk, me, onRenamed }: WorkProps) {
  switch (route.value.screen) {
    case MESSAGES:
      return (
        <Chunk load={loadInbox} onBack={closeScreen} whole>
          {({ Inbox }) => <Inbox />}
        </Chunk>
      );
    case SECURITY:
      return (
        <Chunk load={loadSecurity} onBack={closeScreen} whole>
          {({ SecurityScreen }) => <SecurityScreen />}
        </Chunk>
      );
    case TRAIL:
      return (
        <Chunk load={loadTrail} onBack={closeScreen} whole>
          {({ TrailPage }) => <TrailPage />}
        </Chunk>
      );
    case ACCOUNT:
      return (
        <Chunk load={loadAccount} onBack={closeScreen} whole>
          {({ AccountScreen }) => <AccountScreen me={me} onRenamed={onRenamed} />}
        </Chunk>
      );
    default:
      return (
        <Chunk load={DESK_PAGES[desk.role]} whole>
          {({ default: Page }) => <Page me={me} />}
        </Chunk>
      );
  }
}
