import { type Phone, sharePhone } from '../api/phones/calls';
import { Confirm } from '../desk/Confirm';
import { useAct } from '../desk/useAct';
import { t } from './t';

/** Makes a phone shared, or no longer, and says what that changes. */
export function ShareDialog({ phone: { id, label, shared }, onClose }: { phone: Phone; onClose: () => void }) {
  const act = useAct(() => sharePhone(id, !shared), onClose);
  const title = t(shared ? 'unshare_title' : 'share_title', { label });
  return (
    <Confirm title={title} act={act} action={t(shared ? 'unshare' : 'share')} busy={t('rename_busy')} keep={t('keep')} onClose={onClose}>
      <p>{t(shared ? 'unshare_text' : 'share_text')}</p>
    </Confirm>
  );
}
