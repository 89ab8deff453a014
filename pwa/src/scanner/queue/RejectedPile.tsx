import { Check, RotateCw } from 'lucide';
import { reasonText, t } from '../../i18n';
import { queueText } from '../../i18n/queue';
import type { RejectedItem } from '../../redeem/types';
import { Button } from '../../ui/Button';
import { List } from '../../ui/List';
import { usePhone } from '../phone';
import { firstText, raceStory, whenText } from '../present';

export function itemTitle({ voucher, kind }: RejectedItem): string {
  const [campaign = '', serial = '', position = ''] = (voucher ?? '').split('-');
  const what = voucher === null ? t('line.typed') : t('line.voucher', { position, booklet: `${campaign}-${serial}` });
  return kind === 'reversal' ? `${queueText('queue.reversal')} · ${what}` : what;
}

export function whyNot({ reason, message, first, race }: RejectedItem): string {
  if (race !== null) return raceStory(race, first);
  const { what, todo } = reasonText(reason);
  const known = what !== t('reason.unknown');
  return [known ? what : (message ?? what), first === null ? todo : firstText(first)].join(' ');
}

/** Scans that were shown as accepted and then refused: each with its reason, until it is read or sent again. */
export function RejectedPile({ items }: { items: readonly RejectedItem[] }) {
  const phone = usePhone();
  return (
    <section>
      <h2>{queueText('queue.rejected')}</h2>
      <p class="quiet">{queueText('queue.rejected_intro')}</p>
      <List label={queueText('queue.rejected')} items={items} itemKey={(item) => item.id}>
        {(item) => (
          <div class="rejected">
            <p class="rejected__title">{itemTitle(item)}</p>
            <p>{whyNot(item)}</p>
            <p class="quiet small">{queueText('queue.scanned', { when: whenText(item.scannedAt) })}</p>
            {item.status === 'rejected' ? (
              <Button
                icon={RotateCw}
                label={queueText('queue.retry_label', { what: itemTitle(item) })}
                onPress={() => void phone.retry(item.id)}
              >
                {queueText('queue.retry')}
              </Button>
            ) : (
              <Button
                icon={Check}
                label={queueText('queue.dismiss_label', { what: itemTitle(item) })}
                onPress={() => void phone.acknowledge(item.id)}
              >
                {queueText('queue.dismiss')}
              </Button>
            )}
          </div>
        )}
      </List>
    </section>
  );
}
