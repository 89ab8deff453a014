import { useState } from 'preact/hooks';
import type { Transfer } from '../api/stock';
import { when } from '../desk/when';
import { Button } from '../ui/Button';
import { List } from '../ui/List';
import { t } from './t';
import { booklets, numbersOf } from './words';

const SHOWN_AT_FIRST = 5;

/** Transfers that were received or cancelled, newest first. */
export function History({ transfers }: { transfers: readonly Transfer[] }) {
  const [all, setAll] = useState(false);
  if (transfers.length === 0) return null;
  const shown = all ? transfers : transfers.slice(0, SHOWN_AT_FIRST);
  return (
    <section class="section">
      <h3>{t('history.title')}</h3>
      <List label={t('history.title')} items={shown} itemKey={({ id }) => String(id)}>
        {(transfer) => <Past transfer={transfer} />}
      </List>
      {shown.length < transfers.length && (
        <Button onPress={() => setAll(true)}>{t('history.more', { n: transfers.length - shown.length })}</Button>
      )}
    </section>
  );
}

function Past({ transfer }: { transfer: Transfer }) {
  const { from, to, booklet_count, received_at, cancelled_at, sent_at } = transfer;
  const end =
    received_at === null ? t('history.cancelled', { when: when(cancelled_at ?? sent_at) }) : t('history.received', { when: when(received_at) });
  return (
    <div class="delivery">
      <p>{t('delivery.of', { booklets: booklets(booklet_count), from: from.name, to: to.name })}</p>
      <p class="quiet small">{numbersOf(transfer)}</p>
      <p class="quiet small">{end}</p>
    </div>
  );
}
