import { sendBooklets, type Transfer } from '../../api/stock';
import { Confirm } from '../../desk/Confirm';
import { Facts } from '../../desk/Facts';
import { useAct } from '../../desk/useAct';
import { t } from '../t';
import { booklets } from '../words';
import type { Checked } from './picking';

interface ConfirmSendingProps {
  checked: Checked & { ok: true };
  to: string;
  onSent: (transfer: Transfer) => void;
  onClose: () => void;
}

/** Shows which booklets go where, and sends them once confirmed. */
export function ConfirmSending({ checked, to, onSent, onClose }: ConfirmSendingProps) {
  const { picked, count } = checked;
  const act = useAct(() => sendBooklets(checked.to, picked), onSent);
  const numbers =
    'first' in picked ? (count === 1 ? picked.first : t('range', { first: picked.first, last: picked.last })) : picked.booklets.join(', ');
  return (
    <Confirm
      title={t('send.confirm', { booklets: booklets(count) })}
      act={act}
      action={t('send.action')}
      busy={t('send.busy')}
      keep={t('send.change')}
      onClose={onClose}
    >
      <Facts
        facts={[
          [t('send.numbers'), numbers],
          [t('send.to_short'), to],
        ]}
      />
      <p>{t('send.consequence')}</p>
    </Confirm>
  );
}
