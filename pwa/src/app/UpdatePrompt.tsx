import { useState } from 'preact/hooks';
import { t } from '../i18n';
import { takeUpdate, updateWaits } from '../sw/bridge';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';

/** A new version waits for the person's word; "later" asks again at the next opening. */
export function UpdatePrompt() {
  const [later, setLater] = useState(false);
  if (later || !updateWaits.value) return null;
  const actions = (
    <>
      <Button onPress={takeUpdate}>{t('update.action')}</Button>
      <Button kind="quiet" onPress={() => setLater(true)}>
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
