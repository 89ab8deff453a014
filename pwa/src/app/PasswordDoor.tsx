import { useEffect, useState } from 'preact/hooks';
import { type Account, forgetPassword, lookAtPasswordLink, setPassword } from '../api/people';
import type { Failure } from '../api/wire/http';
import { useAct } from '../desk/useAct';
import { t as common } from '../i18n';
import { failureText } from '../i18n/failures';
import { openDesk, replaceScreen, route } from '../nav/route';
import { PasswordField } from '../people/PasswordField';
import { t } from '../people/t';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import { Link } from '../ui/Link';
import { Notice } from '../ui/Notice';
import { Page } from '../ui/Page';
import { Skeleton } from '../ui/Skeleton';
import { Brand } from './Brand';
import { ContactLink } from './HelpLink';

const ToSignIn = () => (
  <Link href="/connexion" onOpen={openDesk}>
    {t('door.sign_in')}
  </Link>
);

/** `/mot-de-passe`: asks for a link by mail; with `#TOKEN`, sets a new password. */
export default function PasswordDoor() {
  const token = route.value.screen;
  useEffect(() => {
    document.title = `${t('door.forgotten')} · ${common('app.name')}`;
  }, []);
  return token === '' ? <Ask /> : <Linked key={token} token={token} />;
}

function Ask() {
  const [email, setEmail] = useState('');
  const [missing, setMissing] = useState(false);
  const [sent, setSent] = useState(false);
  const act = useAct(() => forgetPassword(email), () => setSent(true));

  function submit(event: Event): void {
    event.preventDefault();
    setMissing(email.trim() === '');
    if (email.trim() !== '') void act.run();
  }

  if (sent) {
    return (
      <Page brand={<Brand />} title={t('door.forgotten')}>
        <Notice kind="good" alert>
          {t('door.forgotten_sent')}
        </Notice>
        <p>{t('door.forgotten_spam')}</p>
        <Button onPress={() => setSent(false)}>{t('door.again')}</Button>
        <ToSignIn />
      </Page>
    );
  }
  return (
    <form onSubmit={submit} noValidate>
      <Page
        brand={<Brand />}
        title={t('door.forgotten')}
        actions={
          <Button kind="main" submit busy={act.busy}>
            {t(act.busy ? 'door.accept_busy' : 'door.forgotten_submit')}
          </Button>
        }
      >
        <p>{t('door.forgotten_intro')}</p>
        {missing && <Notice kind="error">{t('account_missing')}</Notice>}
        {act.failure && !missing && <Notice kind="error">{failureText(act.failure)}</Notice>}
        <Field label={t('invite_email')} name="email" type="email" autocomplete="username" value={email} onInput={setEmail} />
        <ToSignIn />
      </Page>
    </form>
  );
}

type Looked = { state: 'looking' } | { state: 'failed'; failure: Failure } | { state: 'open' | 'done'; account: Account };

function Linked({ token }: { token: string }) {
  const [looked, setLooked] = useState<Looked>({ state: 'looking' });
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    void lookAtPasswordLink(token).then((answer) =>
      setLooked(answer.ok ? { state: 'open', account: answer.value } : { state: 'failed', failure: answer.failure }),
    );
  }, [token, turn]);
  if (looked.state === 'looking') return <Skeleton label={common('app.loading')} />;
  if (looked.state === 'open') {
    return <SetForm token={token} account={looked.account} onDone={(account) => setLooked({ state: 'done', account })} />;
  }
  const dead = looked.state === 'failed' && looked.failure.kind === 'refused';
  return (
    <Page
      brand={<Brand />}
      title={t('door.new_password')}
      actions={
        looked.state === 'failed' ? (
          <Button kind="main" onPress={() => (dead ? replaceScreen('') : setTurn(turn + 1))}>
            {dead ? t('door.again') : common('action.retry')}
          </Button>
        ) : (
          <Button kind="main" onPress={() => openDesk('/connexion')}>
            {t('door.sign_in')}
          </Button>
        )
      }
    >
      {looked.state === 'failed' ? (
        <>
          <Notice kind="error">{failureText(looked.failure)}</Notice>
          <ContactLink />
        </>
      ) : (
        <Notice kind="good" alert>
          {t('door.new_password_done')}
        </Notice>
      )}
    </Page>
  );
}

function SetForm({ token, account, onDone }: { token: string; account: Account; onDone: (account: Account) => void }) {
  const [password, setTyped] = useState('');
  const [missing, setMissing] = useState(false);
  const act = useAct(() => setPassword(token, password), onDone);

  function submit(event: Event): void {
    event.preventDefault();
    setMissing(password === '');
    if (password !== '') void act.run();
  }

  return (
    <form onSubmit={submit} noValidate>
      <Page
        brand={<Brand />}
        title={t('door.new_password')}
        actions={
          <Button kind="main" submit busy={act.busy}>
            {t(act.busy ? 'door.accept_busy' : 'door.new_password_submit')}
          </Button>
        }
      >
        <p>{t('door.new_password_for', { email: account.email })}</p>
        {missing && <Notice kind="error">{t('account_missing')}</Notice>}
        {act.failure && !missing && <Notice kind="error">{failureText(act.failure)}</Notice>}
        <PasswordField label={t('account_password_new')} hint={t('account_password_hint')} value={password} onInput={setTyped} fresh />
      </Page>
    </form>
  );
}
