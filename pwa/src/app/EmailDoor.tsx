import { useEffect, useState } from 'preact/hooks';
import { type Account, confirmEmail } from '../api/people';
import { useAct } from '../desk/useAct';
import { t as common } from '../i18n';
import { failureText } from '../i18n/failures';
import { openDesk, route } from '../nav/route';
import { t } from '../people/t';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import { Page } from '../ui/Page';
import { Brand } from './Brand';
import { ContactLink } from './HelpLink';

/** `/adresse#TOKEN`: confirms the new address of an account. A press is needed: mail programs open links by themselves. */
export default function EmailDoor() {
  const token = route.value.screen;
  const [changed, setChanged] = useState<Account | null>(null);
  const act = useAct(() => confirmEmail(token), setChanged);
  useEffect(() => {
    document.title = `${t('door.email')} · ${common('app.name')}`;
  }, []);
  const over = changed !== null || token === '' || act.failure?.kind === 'refused';
  return (
    <Page
      brand={<Brand />}
      title={t('door.email')}
      actions={
        <Button kind="main" busy={act.busy} onPress={() => (over ? openDesk('/connexion') : void act.run())}>
          {over ? t('door.sign_in') : t(act.busy ? 'door.accept_busy' : 'door.email_submit')}
        </Button>
      }
    >
      {token === '' && <Notice kind="error">{t('door.no_token')}</Notice>}
      {act.failure && <Notice kind="error">{failureText(act.failure)}</Notice>}
      {changed === null && over && <ContactLink />}
      {changed ? (
        <Notice kind="good" alert>
          {t('door.email_done', { email: changed.email })}
        </Notice>
      ) : (
        !act.failure && token !== '' && <p>{t('door.email_intro')}</p>
      )}
    </Page>
  );
}
