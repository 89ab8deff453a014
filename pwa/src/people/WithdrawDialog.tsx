import { type HeldRole, withdrawRole } from '../api/people';
import { Confirm } from '../desk/Confirm';
import { useAct } from '../desk/useAct';
import { roleText } from './roles';
import { t } from './t';

interface WithdrawDialogProps {
  role: HeldRole;
  name: string;
  /** Somebody leaves a role of their own: they are signed out, so the page starts again. */
  own: boolean;
  onClose: () => void;
  onWithdrawn: () => void;
}

/** Confirms that a role is withdrawn, and says what ends with it. */
export function WithdrawDialog({ role, name, own, onClose, onWithdrawn }: WithdrawDialogProps) {
  const act = useAct(
    () => withdrawRole(role.id),
    () => {
      onClose();
      if (own) location.reload();
      else onWithdrawn();
    },
  );
  const words = { role: roleText(role.role).toLowerCase(), name };
  return (
    <Confirm
      title={t(own ? 'leave_title' : 'withdraw_title')}
      act={act}
      action={t(own ? 'leave' : 'withdraw')}
      busy={t('withdraw_busy')}
      keep={t('keep')}
      danger
      onClose={onClose}
    >
      <p>{own ? t('leave_text', words) : t('withdraw_text', words)}</p>
    </Confirm>
  );
}
