import { useState } from 'preact/hooks';
import { givePin } from '../api/people';
import { Confirm } from '../desk/Confirm';
import { useAct } from '../desk/useAct';
import { t as common } from '../i18n';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { t } from './t';

interface GivePinProps {
  roleId: number;
  name: string;
  /** They have one already, which stops working. */
  again: boolean;
  onClose: () => void;
  onGiven: () => void;
}

/** Gives somebody a random PIN for shared phones, and shows it this once. */
export function GivePinDialog({ roleId, name, again, onClose, onGiven }: GivePinProps) {
  const [pin, setPin] = useState<string | null>(null);
  const act = useAct(() => givePin(roleId), (given) => setPin(given.pin));
  const close = () => {
    onClose();
    if (pin !== null) onGiven();
  };
  if (pin === null) {
    return (
      <Confirm title={t('pin_title', { name })} act={act} action={t('pin_give')} busy={t('account_busy')} keep={t('keep')} onClose={close}>
        <p>{t(again ? 'pin_again' : 'pin_first', { name })}</p>
      </Confirm>
    );
  }
  return (
    <Dialog title={t('pin_title', { name })} closeLabel={common('action.close')} onClose={close}>
      <p class="member__pin">{pin}</p>
      <p>{t('pin_tell', { name })}</p>
      <Button kind="main" onPress={close}>
        {t('pin_noted')}
      </Button>
    </Dialog>
  );
}
