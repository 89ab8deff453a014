import { Fingerprint, Smartphone } from 'lucide';
import { useState } from 'preact/hooks';
import { whoAmI } from '../api/accounts';
import type { RecoveryCodes as Codes } from '../api/account/factors';
import type { Me } from '../api/wire/people';
import { useAct } from '../desk/useAct';
import { failureText } from '../i18n/failures';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import { Page } from '../ui/Page';
import { AppSetUp } from './AppSetUp';
import { deviceName } from './names';
import { makePasskey, passkeysWork } from './passkeys';
import { RecoveryCodes } from './RecoveryCodes';
import { ts } from './t';

interface SetUpProps {
  onDone: (me: Me) => void;
  onLeave: () => void;
}

/** The page that asks for a first second factor: a passkey or an app, then the recovery codes. */
export function SetUp({ onDone, onLeave }: SetUpProps) {
  const [app, setApp] = useState(false);
  const [codes, setCodes] = useState<string[] | null>(null);
  const added = ({ recovery_codes: told }: Codes) => setCodes(told);
  const passkey = useAct(() => makePasskey(deviceName()), added);
  const end = useAct(whoAmI, onDone);
  if (codes !== null) {
    return (
      <Page title={ts('recovery.title')}>
        {end.failure && <Notice kind="error">{failureText(end.failure)}</Notice>}
        <RecoveryCodes codes={codes} onDone={() => void end.run()} />
      </Page>
    );
  }
  if (app) {
    return (
      <Page title={ts('app.title')} back={{ label: ts('set_up.title'), onPress: () => setApp(false) }}>
        <AppSetUp onAdded={added} />
      </Page>
    );
  }
  return (
    <Page title={ts('set_up.title')}>
      <p>
        {ts('set_up.intro')} {ts('set_up.once')}
      </p>
      {passkey.failure && <Notice kind="error">{failureText(passkey.failure)}</Notice>}
      {passkeysWork() && (
        <div class="stack">
          <p>{ts('set_up.passkey')}</p>
          <Button kind="main" icon={Fingerprint} busy={passkey.busy} onPress={() => void passkey.run()}>
            {passkey.busy ? ts('passkey.busy') : ts('set_up.passkey_add')}
          </Button>
        </div>
      )}
      <div class="stack">
        <p>{ts('set_up.app')}</p>
        <Button icon={Smartphone} onPress={() => setApp(true)}>
          {ts('set_up.app_add')}
        </Button>
      </div>
      <Button kind="quiet" onPress={onLeave}>
        {ts('leave')}
      </Button>
    </Page>
  );
}
