import { queueText } from '../../i18n/queue';
import type { RejectedItem } from '../../redeem/types';
import { List } from '../../ui/List';
import { whenText } from '../present';
import { itemTitle, whyNot } from './RejectedPile';

/** Lost races with a decision: paid, or refused and read. */
export function DecidedList({ items }: { items: readonly RejectedItem[] }) {
  return (
    <section>
      <h2>{queueText('queue.decided')}</h2>
      <p class="quiet">{queueText('queue.decided_intro')}</p>
      <List label={queueText('queue.decided')} items={items} itemKey={(item) => item.id}>
        {(item) => (
          <div class="rejected">
            <p class="rejected__title">{itemTitle(item)}</p>
            <p>{whyNot(item)}</p>
            <p class="quiet small">{queueText('queue.scanned', { when: whenText(item.scannedAt) })}</p>
          </div>
        )}
      </List>
    </section>
  );
}
