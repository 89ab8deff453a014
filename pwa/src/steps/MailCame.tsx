import { useState } from 'preact/hooks';
import { confirmMailTest } from '../api/first-steps';
import { Screen } from '../desk/Screen';
import { useAct } from '../desk/useAct';
import { failureText } from '../i18n/failures';
import { replaceScreen } from '../nav/route';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import { MAIL } from './screens';
import { t } from './t';

/** Where the link of a test mail leads: says that it came. */
export function MailCame({ token }: { token: string }) {
  const [came, setCame] = useState(false);
  const act = useAct(() => confirmMailTest(token), () => setCame(true));
  return (
    <Screen title={t('mail.title')}>
      {act.failure && <Notice kind="error">{failureText(act.failure)}</Notice>}
      {came ? (
        <Notice kind="good" alert>
          {t('mail.done')}
        </Notice>
      ) : (
        <p>{t('mail.came_intro')}</p>
      )}
      {came || act.failure ? (
        <Button onPress={() => replaceScreen(MAIL)}>{t('mail.see')}</Button>
      ) : (
        <Button kind="main" busy={act.busy} onPress={() => void act.run()}>
          {t('mail.came')}
        </Button>
      )}
    </Screen>
  );
}
