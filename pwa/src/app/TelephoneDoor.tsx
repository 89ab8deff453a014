import { useEffect, useState } from 'preact/hooks';
import { acceptInvitation } from '../api/phones/calls';
import { useAct } from '../desk/useAct';
import { t } from '../i18n';
import { failureText } from '../i18n/failures';
import { openDesk } from '../nav/route';
import { t as tp } from '../phones/t';
import { adopt, type Present, readPresent } from '../redeem/adopt';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import { Page } from '../ui/Page';
import { Skeleton } from '../ui/Skeleton';
import { Alone } from './Alone';
import { Brand } from './Brand';
import { ContactLink } from './HelpLink';

/** Reads the token once and takes it out of the address: neither history nor a reload shall show it. */
function takeToken(): string {
  const token = location.hash.slice(1);
  history.replaceState(null, '', location.pathname);
  return token;
}

/** `/telephone#TOKEN`: the phone that opened a manager's QR becomes the venue's, after a tap: previews open links, too. */
export default function TelephoneDoor() {
  const [token] = useState(takeToken);
  const [present, setPresent] = useState<Present | 'asking' | 'failed'>('asking');
  useEffect(() => {
    document.title = tp('door_title');
    readPresent().then(setPresent, () => setPresent('failed'));
  }, []);
  if (present === 'asking') return <Skeleton label={t('app.loading')} />;
  if (present === 'failed' || !isSecureContext) return <Alone>{isSecureContext ? t('app.no_storage') : t('app.insecure')}</Alone>;
  return <Invitation token={token} present={present} />;
}

function Invitation({ token, present: { venue, kept } }: { token: string; present: Present }) {
  const act = useAct(
    () => acceptInvitation(token),
    async (enrolment) => {
      await adopt(enrolment);
      openDesk('/');
    },
  );
  return (
    <Page
      brand={<Brand />}
      title={tp('door_title')}
      actions={
        token !== '' && (
          <Button kind="main" busy={act.busy} onPress={() => void act.run()}>
            {act.busy ? tp('door_busy') : tp('door_go')}
          </Button>
        )
      }
    >
      {token === '' ? (
        <Notice kind="error">{tp('door_no_token')}</Notice>
      ) : (
        <>
          <p>{tp('door_intro')}</p>
          {venue !== null && <p>{tp('door_now', { venue })}</p>}
          {kept > 0 && <Notice>{tp('door_kept', { n: kept })}</Notice>}
          {act.failure && <Notice kind="error">{failureText(act.failure)}</Notice>}
        </>
      )}
      {(token === '' || act.failure) && <ContactLink />}
    </Page>
  );
}
