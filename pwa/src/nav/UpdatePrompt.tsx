import { useState } from 'preact/hooks';
import { t } from '../i18n';
import { takeUpdate, updateWaits } from '../sw/bridge';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';

type Answer = 'none' | 'later' | 'taken';

/** Asks before a new version takes over; "later" dismisses it until the application is opened again. */
export function UpdatePrompt() {
  const [answer, setAnswer] = useState<Answer>('none');
  if (answer === 'later' || (answer === 'none' && !updateWaits.value)) return null;
  const take = () => {
    setAnswer('taken');
    takeUpdate();
  };
  const actions = (
    <>
      <Button busy={answer === 'taken'} onPress={take}>
        {t('update.action')}
      </Button>
      <Button kind="quiet" onPress={() => setAnswer('later')}>
        {t('update.later')}
      </Button>
    </>
  );
  return (
    <Notice title={t('update.title')} actions={actions}>
      {t('update.text')}
    </Notice>
  );
}
