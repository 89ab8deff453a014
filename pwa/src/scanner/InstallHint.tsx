import { Smartphone } from 'lucide';
import { useState } from 'preact/hooks';
import { installText } from '../i18n/install';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import { install, installEvent, isIos, isPutOff, mayInstall, putOff } from '../nav/install';

/** How to put the application on the home screen: the browser's own offer, or the gesture on an iPhone. */
export function InstallHint({ always = false }: { always?: boolean }) {
  const [later, setLater] = useState(() => isPutOff() && !always);
  const offer = installEvent.value;
  if (later || !mayInstall()) return null;
  const actions = (
    <>
      {offer && (
        <Button icon={Smartphone} onPress={() => void install()}>
          {installText('install.action')}
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
          {installText('install.later')}
        </Button>
      )}
    </>
  );
  return (
    <Notice title={installText('install.title')} actions={actions}>
      {isIos() ? `${installText('install.ios')} ${installText('install.ios_why')}` : installText('install.text')}
    </Notice>
  );
}
