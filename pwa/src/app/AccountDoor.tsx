import { useEffect } from 'preact/hooks';
import { Security } from '../account/Security';
import { ts } from '../account/t';
import { t as common } from '../i18n';
import { failureText } from '../i18n/failures';
import { openDesk } from '../nav/route';
import { AccountForms } from '../people/AccountScreen';
import { t } from '../people/t';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import { Page } from '../ui/Page';
import { Skeleton } from '../ui/Skeleton';
import { DeskLinks } from './DeskLinks';
import { SignIn } from './SignIn';
import { useSession } from './useSession';

/** `/compte`: one's own account, for mediators too, who have no desk. */
export default function AccountDoor() {
  const { session, ask, welcome } = useSession();
  useEffect(() => {
    document.title = `${t('account')} · ${common('app.name')}`;
  }, []);
  if (session.state === 'unknown') return <SignIn desk onSignedIn={welcome} />;
  return (
    <Page title={t('account')} back={{ label: common('desk.scanner'), onPress: () => openDesk('/') }}>
      {session.state === 'asking' && <Skeleton label={common('app.loading')} />}
      {session.state === 'failed' && (
        <Notice kind="error" actions={<Button onPress={ask}>{common('action.retry')}</Button>}>
          {failureText(session.failure)}
        </Notice>
      )}
      {session.state === 'known' && (
        <>
          <AccountForms me={session.me} onRenamed={(name) => welcome({ ...session.me, name })} />
          <h2>{ts('security.title')}</h2>
          <Security />
          <DeskLinks me={session.me} />
        </>
      )}
    </Page>
  );
}
