import { useEffect, useState } from 'preact/hooks';
import { leave } from '../account/leave';
import { signIn } from '../api/accounts';
import { acceptInvitation, type Invitee, lookAtInvitation } from '../api/people';
import type { Failure } from '../api/wire/http';
import type { Me, Role } from '../api/wire/people';
import { useAct } from '../desk/useAct';
import { dayOf, t as common } from '../i18n';
import { failureText } from '../i18n/failures';
import { openDesk, route } from '../nav/route';
import { PasswordField } from '../people/PasswordField';
import { roleDetail, roleText } from '../people/roles';
import { t } from '../people/t';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import { Link } from '../ui/Link';
import { Notice } from '../ui/Notice';
import { Page } from '../ui/Page';
import { Skeleton } from '../ui/Skeleton';
import { useBusy } from '../ui/useBusy';
import { Brand } from './Brand';
import { DESKS } from './desks';
import { desksOf } from './desks-of';
import { ContactLink } from './HelpLink';
import { SignIn } from './SignIn';
import { useSession } from './useSession';

type Looked = { state: 'looking' } | { state: 'failed'; failure: Failure } | { state: 'open'; invitee: Invitee };

const deskFor = (role: Role) => DESKS.find((desk) => desk.role === role)?.path ?? '/';
const openFirstDesk = (me: Me | null) => openDesk((me && desksOf(me)[0]?.path) ?? '/');

/** `/invitation#TOKEN`: says who invites to what, and takes the role: signed in, or with a new account. */
export default function InvitationDoor() {
  const token = route.value.screen;
  const [looked, setLooked] = useState<Looked>({ state: 'looking' });
  const [turn, setTurn] = useState(0);
  const { session, ask, welcome, forget } = useSession();
  const [signing, setSigning] = useState(false);
  useEffect(() => {
    document.title = `${t('door.invitation')} · ${common('app.name')}`;
  }, []);
  useEffect(() => {
    if (token === '') return;
    void lookAtInvitation(token).then((answer) =>
      setLooked(answer.ok ? { state: 'open', invitee: answer.value } : { state: 'failed', failure: answer.failure }),
    );
  }, [token, turn]);

  if (token === '') return <Dead>{t('door.no_token')}</Dead>;
  if (looked.state === 'failed') {
    return <Dead onRetry={looked.failure.kind === 'refused' ? undefined : () => setTurn(turn + 1)}>{failureText(looked.failure)}</Dead>;
  }
  if (session.state === 'failed') return <Dead onRetry={ask}>{failureText(session.failure)}</Dead>;
  if (looked.state === 'looking' || session.state === 'asking') return <Skeleton label={common('app.loading')} />;
  const { invitee } = looked;
  if (session.state === 'known') return <Known token={token} invitee={invitee} me={session.me} onSignedOut={forget} />;
  if (!invitee.has_account) return <Newcomer token={token} invitee={invitee} />;
  if (signing) return <SignIn desk onSignedIn={welcome} />;
  return (
    <Page
      brand={<Brand />}
      title={t('door.invitation')}
      actions={
        <Button kind="main" onPress={() => setSigning(true)}>
          {t('door.sign_in')}
        </Button>
      }
    >
      <What invitee={invitee} />
      <p>{t('door.has_account')}</p>
    </Page>
  );
}

/** A link that opens nothing: why, and what to do. */
function Dead({ children, onRetry }: { children: string; onRetry?: (() => void) | undefined }) {
  return (
    <Page brand={<Brand />} title={t('door.invitation')}>
      <Notice kind="error" actions={onRetry && <Button onPress={onRetry}>{common('action.retry')}</Button>}>
        {children}
      </Notice>
      <Link href="/connexion" onOpen={openDesk}>
        {t('door.sign_in')}
      </Link>
      <ContactLink />
    </Page>
  );
}

function What({ invitee }: { invitee: Invitee }) {
  const words = { inviter: invitee.inviter ?? t('door.operator'), role: roleText(invitee.role).toLowerCase() };
  const { organisation } = invitee;
  return (
    <>
      <p>{organisation === null ? t('door.invited_scheme', words) : t('door.invited', { ...words, organisation: organisation.name })}</p>
      <p class="quiet">
        {roleText(invitee.role)} : {roleDetail(invitee.role)}. {t('door.until', { day: dayOf(invitee.expires_at) })}
      </p>
    </>
  );
}

interface KnownProps {
  token: string;
  invitee: Invitee;
  me: Me;
  onSignedOut: () => void;
}

/** Somebody is signed in: under the invited address they accept, under another one they sign out first. */
function Known({ token, invitee, me, onSignedOut }: KnownProps) {
  const accept = useAct(() => acceptInvitation(token, null), () => location.replace(deskFor(invitee.role)));
  const leaving = useBusy();
  const [stuck, setStuck] = useState<Failure | null>(null);
  const other = me.email !== invitee.email;
  const failure = other ? stuck : accept.failure;
  return (
    <Page
      brand={<Brand />}
      title={t('door.invitation')}
      actions={
        other ? (
          <Button kind="main" busy={leaving.busy} onPress={() => void leaving.during(async () => setStuck(await leave(onSignedOut)))}>
            {t('door.sign_out')}
          </Button>
        ) : (
          <Button kind="main" busy={accept.busy} onPress={() => void accept.run()}>
            {t(accept.busy ? 'door.accept_busy' : 'door.accept')}
          </Button>
        )
      }
    >
      <What invitee={invitee} />
      {failure && <Notice kind="error">{failureText(failure)}</Notice>}
      {other ? (
        <Notice kind="warning">{t('door.other', { mine: me.email, email: invitee.email })}</Notice>
      ) : (
        <p class="quiet">{t('door.signed_in_as', { name: me.name })}</p>
      )}
    </Page>
  );
}

function Newcomer({ token, invitee }: { token: string; invitee: Invitee }) {
  const [name, setName] = useState(invitee.name);
  const [password, setPassword] = useState('');
  const [missing, setMissing] = useState(false);
  const act = useAct(
    () => acceptInvitation(token, { name, password }),
    async () => {
      const answer = await signIn(invitee.email, password);
      if (answer.ok) openFirstDesk(answer.value);
      else openDesk('/connexion');
    },
  );

  function submit(event: Event): void {
    event.preventDefault();
    const lacks = name.trim() === '' || password === '';
    setMissing(lacks);
    if (!lacks) void act.run();
  }

  return (
    <form onSubmit={submit} noValidate>
      <Page
        brand={<Brand />}
        title={t('door.invitation')}
        actions={
          <Button kind="main" submit busy={act.busy}>
            {t(act.busy ? 'door.accept_busy' : 'door.accept_new')}
          </Button>
        }
      >
        <What invitee={invitee} />
        <p>
          {t('door.as', { email: invitee.email })} {t('door.choose')}
        </p>
        {missing && <Notice kind="error">{t('account_missing')}</Notice>}
        {act.failure && !missing && <Notice kind="error">{failureText(act.failure)}</Notice>}
        <Field label={t('account_name')} name="name" autocomplete="name" value={name} onInput={setName} input={{ maxLength: 200 }} />
        <PasswordField label={t('door.password')} hint={t('account_password_hint')} value={password} onInput={setPassword} fresh />
      </Page>
    </form>
  );
}
