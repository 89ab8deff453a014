import { Smartphone } from 'lucide';
import { useState } from 'preact/hooks';
import { t } from '../i18n';
import { install, installEvent, isInstalled, isIos, isPutOff, putOff } from '../nav/install';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';

/** How to put the application on the home screen: the browser's own offer, or the gesture on an iPhone. */
export function InstallHint({ always = false }: { always?: boolean }) {
  const [later, setLater] = useState(() => isPutOff() && !always);
  const offer = installEvent.value;
  const ios = isIos();
  if (later || isInstalled() || (offer === null && !ios)) return null;
  const actions = (
    <>
      {offer && (
        <Button icon={Smartphone} onPress={() => void install()}>
          {t('install.action')}
        </Button>
      )}
      {!always && (
        <Button
          kind="quiet"
          onPress={() => {
            putOff();
            setLater(true);
          }}
        >
          {t('install.later')}
        </Button>
      )}
    </>
  );
  return (
    <Notice title={t('install.title')} actions={actions}>
      {ios ? `${t('install.ios')} ${t('install.ios_why')}` : t('install.text')}
    </Notice>
  );
}
