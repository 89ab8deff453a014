import { Mail } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import { askMailTest, doWithoutMail, getMailState, type MailState } from '../api/first-steps';
import { Confirm } from '../desk/Confirm';
import { Loaded } from '../desk/Loaded';
import { Screen } from '../desk/Screen';
import { useAct } from '../desk/useAct';
import { useAnswer } from '../desk/useAnswer';
import { when } from '../desk/when';
import { failureText } from '../i18n/failures';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import { t } from './t';

const EVERY_MS = 3_000;
const HOW = 'SMTP_URL=smtps://utilisateur:motdepasse@smtp.exemple.fr:465\nMAIL_FROM=pass@exemple.fr';

/** The screen of the mail: tested by a message to oneself; without a mail server how to set one, or work without. */
export function MailPage() {
  const asked = useAnswer(getMailState, 'mail');
  const waits = asked.value?.state === 'waiting' || asked.value?.state === 'sent';
  const { again } = asked;
  useEffect(() => {
    if (!waits) return undefined;
    const timer = setInterval(again, EVERY_MS);
    return () => clearInterval(timer);
  }, [waits, again]);
  return (
    <Screen title={t('mail.title')}>
      <p>{t('mail.intro')}</p>
      <Loaded asked={asked} label={t('loading')} lines={4}>
        {(mail) => (mail.set_up ? <Test mail={mail} /> : <NotSetUp done={mail.done} />)}
      </Loaded>
    </Screen>
  );
}

function Test({ mail }: { mail: MailState }) {
  const act = useAct(askMailTest, () => undefined);
  return (
    <>
      {mail.done && <Notice kind="good">{t('mail.done')}</Notice>}
      {!mail.done && <Told mail={mail} />}
      {act.failure && <Notice kind="error">{failureText(act.failure)}</Notice>}
      <p class="quiet">{t('mail.to', { address: mail.address })}</p>
      <Button kind="main" icon={Mail} busy={act.busy} onPress={() => void act.run()}>
        {t(mail.state === 'not_asked' ? 'mail.send' : 'mail.send_again')}
      </Button>
    </>
  );
}

/** What became of the last test. */
function Told({ mail: { state, asked_at, error } }: { mail: MailState }) {
  if (state === 'not_asked' || asked_at === null) return null;
  if (error !== null) {
    return (
      <Notice kind="error" title={t('mail.trouble')}>
        {t('mail.trouble_text', { error })}
      </Notice>
    );
  }
  return (
    <Notice kind="info" alert>
      {t(state === 'sent' ? 'mail.sent' : 'mail.leaving', { when: when(asked_at) })}
    </Notice>
  );
}

function NotSetUp({ done }: { done: boolean }) {
  const [asked, setAsked] = useState(false);
  const act = useAct(doWithoutMail, () => setAsked(false));
  return (
    <>
      <Notice kind={done ? 'info' : 'warning'}>{t(done ? 'mail.without_done' : 'mail.unset')}</Notice>
      <p>{t('mail.how')}</p>
      <pre class="mail-how">{HOW}</pre>
      {!done && <Button onPress={() => setAsked(true)}>{t('mail.without')}</Button>}
      {asked && (
        <Confirm title={t('mail.without_title')} act={act} action={t('mail.without')} busy={t('saving')} keep={t('mail.keep')} onClose={() => setAsked(false)}>
          <p>{t('mail.without_text')}</p>
        </Confirm>
      )}
    </>
  );
}
