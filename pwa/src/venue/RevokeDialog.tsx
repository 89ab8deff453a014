import { revokeDevice } from '../api/accounts';
import { Confirm } from '../desk/Confirm';
import { useAct } from '../desk/useAct';
import type { Phone } from './Phones';
import { t } from './t';

interface RevokeDialogProps {
  phone: Phone;
  onClose: () => void;
  onRevoked: () => void;
}

/** Confirms that a phone is revoked, and says what happens to its scans. */
export function RevokeDialog({ phone, onClose, onRevoked }: RevokeDialogProps) {
  const act = useAct(
    () => revokeDevice(phone.id),
    () => {
      onRevoked();
      onClose();
    },
  );
  return (
    <Confirm
      title={t('phones.revoke_title')}
      act={act}
      action={t('phones.revoke')}
      busy={t('phones.revoke_busy')}
      keep={t('phones.keep')}
      danger
      onClose={onClose}
    >
      <p>{t('phones.revoke_text', { label: phone.label })}</p>
    </Confirm>
  );
}
