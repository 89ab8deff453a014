import './desk.css';
import { LogOut, ShieldCheck, UserRound } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import type { Me } from '../api/wire/people';
import { leave as endSession } from '../account/leave';
import { SECURITY } from '../account/screens';
import { td } from '../desk/t';
import { hasUnsent } from '../handover/person';
import { t } from '../i18n';
import { errorText } from '../i18n/errors';
import { failureText } from '../i18n/failures';
import { MessagesButton } from '../messages/MessagesButton';
import { MESSAGES } from '../messages/screens';
import { Chunk } from '../nav/Chunk';
import { LanguageChoice } from '../nav/LanguageChoice';
import { closeScreen, openDesk, openScreen, route } from '../nav/route';
import { UpdatePrompt } from '../nav/UpdatePrompt';
import { ACCOUNT } from '../people/screens';
import { TRAIL } from '../trail/screens';
import { Button } from '../ui/Button';
import { Link } from '../ui/Link';
import { Notice } from '../ui/Notice';
import { Skeleton } from '../ui/Skeleton';
import { Brand } from './Brand';
import { DESK_PAGES } from './desk-pages';
import { DeskLinks } from './DeskLinks';
import type { Desk } from './desks';
import { needsSecondFactor } from './desks-of';
import { ContactLink, HelpCorner, HelpLink } from './HelpLink';
import { SignIn } from './SignIn';
import { useSession } from './useSession';

const loadInbox = () => import('../messages/Inbox');
const loadTrail = () => import('../trail/TrailPage');
const loadSecurity = () => import('../account/Security');
const loadSecondFactor = () => import('../account/SecondFactor');
const loadAccount = () => import('../people/AccountScreen');

/** The desk, or the inbox, the history, the person's account or its security in its place. */
function Work({ desk, me, onRenamed }: { desk: Desk; me: Me; onRenamed: (name: string) => void }) {
  if (route.value.screen === MESSAGES) {
    return (
      <Chunk load={loadInbox} onBack={closeScreen} whole>
        {({ Inbox }) => <Inbox />}
      </Chunk>
    );
  }
  if (route.value.screen === SECURITY) {
    return (
      <Chunk load={loadSecurity} onBack={closeScreen} whole>
        {({ SecurityScreen }) => <SecurityScreen />}
      </Chunk>
    );
  }
  if (route.value.screen === TRAIL) {
    return (
      <Chunk load={loadTrail} onBack={closeScreen} whole>
        {({ TrailPage }) => <TrailPage />}
      </Chunk>
    );
  }
  if (route.value.screen === ACCOUNT) {
    return (
      <Chunk load={loadAccount} onBack={closeScreen} whole>
        {({ AccountScreen }) => <AccountScreen me={me} onRenamed={onRenamed} />}
      </Chunk>
    );
  }
  return <Chunk load={DESK_PAGES[desk.role]} whole>{({ default: Page }) => <Page me={me} />}</Chunk>;
}

/** The frame of a role's desk: asks who is signed in, then loads the desk's chunk. */
export function DeskFrame({ desk }: { desk: Desk }) {
  const offline = desk.role === 'prescriber';
  const { session, ask, welcome, forget } = useSession({ offline });
  const [unsent, setUnsent] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    document.title = `${td(`desk.${desk.role}`)} · ${t('app.name')}`;
  }, [desk]);

  useEffect(() => {
    if (offline && session.state === 'unknown') void hasUnsent().then(setUnsent);
  }, [offline, session.state]);

  async function leave(): Promise<void> {
    const failure = await endSession(forget);
    if (failure !== null) setProblem(failureText(failure));
  }

  if (session.state === 'unknown') {
    return (
      <>
        <HelpCorner path="/connexion" />
        <SignIn again={unsent} desk onSignedIn={welcome} />
      </>
    );
  }
  if (session.state === 'known' && needsSecondFactor(session.me, desk)) {
    return (
      <Chunk load={loadSecondFactor}>
        {({ SecondFactor }) => <SecondFactor me={session.me} onGiven={welcome} onLeave={() => void leave()} />}
      </Chunk>
    );
  }
  return (
    <div class="desk">
      <header class="desk__bar">
        <Brand />
        {session.state === 'known' && (
          <div class="desk__tools">
            <MessagesButton />
            <Button kind="quiet" icon={LogOut} onPress={() => void leave()}>
              {td('desk.sign_out')}
            </Button>
          </div>
        )}
      </header>
      <main class="desk__main">
        <div class="desk__title">
          <h1>{td(`desk.${desk.role}`)}</h1>
          <HelpLink path={desk.path} screen={route.value.screen} />
        </div>
        <UpdatePrompt />
        {problem !== null && <Notice kind="error">{problem}</Notice>}
        {session.state === 'asking' && <Skeleton label={t('app.loading')} lines={5} />}
        {session.state === 'failed' && (
          <Notice kind="error" actions={<Button onPress={ask}>{t('action.retry')}</Button>}>
            {failureText(session.failure)}
          </Notice>
        )}
        {session.state === 'known' &&
          (session.me.roles.includes(desk.role) ? (
            <Work desk={desk} me={session.me} onRenamed={(name) => welcome({ ...session.me, name })} />
          ) : (
            <Notice kind="warning" actions={<ContactLink />}>
              {errorText('error.forbidden')}
            </Notice>
          ))}
      </main>
      {session.state === 'known' && (
        <footer class="desk__foot">
          {session.me.venues.length > 0 && (
            <Link href="/" onOpen={openDesk}>
              {t('desk.scanner')}
            </Link>
          )}
          <DeskLinks me={session.me} current={desk.path} />
          <Button kind="quiet" onPress={() => openScreen(TRAIL)}>
            {td('desk.trail')}
          </Button>
          <Button icon={UserRound} onPress={() => openScreen(ACCOUNT)}>
            {td('desk.account')}
          </Button>
          <p class="quiet small">{td('desk.signed_in', { name: session.me.name })}</p>
          <Button kind="quiet" icon={ShieldCheck} onPress={() => openScreen(SECURITY)}>
            {td('desk.security')}
          </Button>
          <LanguageChoice />
        </footer>
      )}
    </div>
  );
}
