import { cancelTransfer, receiveTransfer, type Transfer } from '../../api/stock';
import { useAct } from '../../desk/useAct';
import { when } from '../../desk/when';
import { failureText } from '../../i18n/failures';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import { t } from '../t';
import { booklets, numbersOf } from '../words';

interface DeliveryProps {
  transfer: Transfer;
  acts: readonly ('receive' | 'cancel')[];
  onEnded: (transfer: Transfer) => void;
}

/** An open transfer, with the buttons to receive or to cancel it. */
export function Delivery({ transfer, acts, onEnded }: DeliveryProps) {
  const { id, from, to, booklet_count, sent_at } = transfer;
  const receiving = useAct(() => receiveTransfer(id), onEnded);
  const cancelling = useAct(() => cancelTransfer(id), onEnded);
  const failure = receiving.failure ?? cancelling.failure;
  return (
    <div class="delivery">
      <p class="delivery__what">{t('delivery.of', { booklets: booklets(booklet_count), from: from.name, to: to.name })}</p>
      <p class="quiet small">{t('delivery.sent', { numbers: numbersOf(transfer), when: when(sent_at) })}</p>
      {failure && <Notice kind="error">{failureText(failure)}</Notice>}
      {acts.includes('receive') && (
        <>
          <Button kind={acts.includes('cancel') ? 'plain' : 'main'} busy={receiving.busy} onPress={() => void receiving.run()}>
            {receiving.busy ? t('receive.busy') : received(acts, booklet_count)}
          </Button>
          <details class="small">
            <summary>{t('receive.missing')}</summary>
            <p>{t('receive.missing_todo', { from: from.name })}</p>
          </details>
        </>
      )}
      {acts.includes('cancel') && (
        <Button kind="quiet" busy={cancelling.busy} onPress={() => void cancelling.run()}>
          {cancelling.busy ? t('cancel.busy') : t('cancel.action')}
        </Button>
      )}
    </div>
  );
}

/** The label of the receive button; the operator, who can also cancel, receives on behalf of the organisation. */
function received(acts: DeliveryProps['acts'], count: number): string {
  return acts.includes('cancel') ? t('receive.for_them') : t('receive.action', { booklets: booklets(count) });
}
