import { useState } from 'preact/hooks';
import { revokeDevice } from '../api/accounts';
import { failureText, t as tc } from '../i18n';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Notice } from '../ui/Notice';
import type { Phone } from './Phones';
import { t } from './t';

interface RevokeDialogProps {
  phone: Phone;
  onClose: () => void;
  onRevoked: () => void;
}

/** Asks before a phone is removed, and says what happens to its scans. */
export function RevokeDialog({ phone, onClose, onRevoked }: RevokeDialogProps) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function revoke(): Promise<void> {
    setBusy(true);
    const answer = await revokeDevice(phone.id);
    setBusy(false);
    if (!answer.ok) {
      setProblem(failureText(answer.failure));
      return;
    }
    onRevoked();
    onClose();
  }

  return (
    <Dialog title={t('phones.revoke_title')} closeLabel={tc('action.close')} onClose={onClose}>
      <p>{t('phones.revoke_text', { label: phone.label })}</p>
      {problem !== null && <Notice kind="error">{problem}</Notice>}
      <div class="button-row">
        <Button onPress={onClose}>{t('phones.keep')}</Button>
        <Button kind="danger" busy={busy} onPress={() => void revoke()}>
          {busy ? t('phones.revoke_busy') : t('phones.revoke')}
        </Button>
      </div>
    </Dialog>
  );
}
