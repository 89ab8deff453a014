import './security.css';
import { Fingerprint, LifeBuoy, Smartphone, type IconNode } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import {
  type Factors as FactorsTold,
  makeRecoveryCodes,
  type Passkey,
  type RecoveryCodes as Codes,
  removeAuthenticator,
  removePasskey,
} from '../api/account/factors';
import { useAct } from '../desk/useAct';
import { dayOf } from '../i18n';
import { failureText } from '../i18n/failures';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { List } from '../ui/List';
import { Notice } from '../ui/Notice';
import { deviceName } from './names';
import { makePasskey, passkeysWork } from './passkeys';
import { RemoveDialog } from './RemoveDialog';
import { RenameDialog } from './RenameDialog';
import { ts } from './t';

interface FactorsProps {
  factors: FactorsTold;
  onApp: () => void;
  onAdded: (codes: Codes) => void;
}

/** The app of codes, the passkeys and the recovery codes of a person, with what can be done to each. */
export function Factors({ factors, onApp, onAdded }: FactorsProps) {
  const { authenticator_since: since, passkeys } = factors;
  const adding = useAct(() => makePasskey(deviceName()), onAdded);
  const making = useAct(makeRecoveryCodes, onAdded);
  const [removing, setRemoving] = useState<Passkey | 'app' | null>(null);
  const [renaming, setRenaming] = useState<Passkey | null>(null);
  const none = since === null && passkeys.length === 0;
  return (
    <>
      {none && <Notice kind={factors.needed ? 'warning' : 'info'}>{ts(factors.needed ? 'security.needed' : 'security.none')}</Notice>}
      <Line icon={Smartphone} name={ts('security.app')} detail={since === null ? ts('security.app_none') : ts('security.app_since', { day: dayOf(since) })}>
        <Button onPress={onApp}>{since === null ? ts('security.app_add') : ts('security.app_replace')}</Button>
        {since !== null && (
          <Button kind="danger" label={ts('security.remove_label', { name: ts('security.app') })} onPress={() => setRemoving('app')}>
            {ts('security.remove')}
          </Button>
        )}
      </Line>
      {passkeys.length > 0 && (
        <List label={ts('security.passkeys')} items={passkeys} itemKey={({ id }) => String(id)}>
          {(passkey) => (
            <Line icon={Fingerprint} name={passkey.name} detail={standing(passkey)}>
              <Button label={ts('security.rename_label', { name: passkey.name })} onPress={() => setRenaming(passkey)}>
                {ts('security.rename')}
              </Button>
              <Button kind="danger" label={ts('security.remove_label', { name: passkey.name })} onPress={() => setRemoving(passkey)}>
                {ts('security.remove')}
              </Button>
            </Line>
          )}
        </List>
      )}
      {adding.failure && <Notice kind="error">{failureText(adding.failure)}</Notice>}
      {passkeysWork() && (
        <Button icon={Fingerprint} busy={adding.busy} onPress={() => void adding.run()}>
          {adding.busy ? ts('passkey.busy') : ts('set_up.passkey_add')}
        </Button>
      )}
      {!none && (
        <>
          {making.failure && <Notice kind="error">{failureText(making.failure)}</Notice>}
          <Line icon={LifeBuoy} name={ts('security.recovery')} detail={ts('security.recovery_left', { n: factors.recovery_left })}>
            <Button busy={making.busy} onPress={() => void making.run()}>
              {making.busy ? ts('security.recovery_busy') : ts('security.recovery_new')}
            </Button>
          </Line>
        </>
      )}
      {removing && (
        <RemoveDialog
          name={removing === 'app' ? ts('security.app') : removing.name}
          ask={() => (removing === 'app' ? removeAuthenticator() : removePasskey(removing.id))}
          onClose={() => setRemoving(null)}
        />
      )}
      {renaming && <RenameDialog passkey={renaming} onClose={() => setRenaming(null)} />}
    </>
  );
}

const standing = (passkey: Passkey): string =>
  passkey.last_used_at === null
    ? ts('security.passkey_added', { day: dayOf(passkey.added_at) })
    : ts('security.passkey_used', { day: dayOf(passkey.last_used_at) });

interface LineProps {
  icon: IconNode;
  name: string;
  detail: string;
  children: ComponentChildren;
}

function Line({ icon, name, detail, children }: LineProps) {
  return (
    <div class="factor">
      <Icon icon={icon} />
      <div class="factor__what">
        <p>{name}</p>
        <p class="quiet small">{detail}</p>
      </div>
      <div class="factor__acts">{children}</div>
    </div>
  );
}
