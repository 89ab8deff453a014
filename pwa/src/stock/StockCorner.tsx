import { Package, PackageOpen } from 'lucide';
import type { Me } from '../api/shapes';
import { listOpenTransfers, type Transfer } from '../api/stock';
import { Line } from '../campaigns/Line';
import { useAnswer } from '../desk/useAnswer';
import { List } from '../ui/List';
import { STOCK } from './screens';
import { placesOf, type Side, sorted } from './sides';
import { t } from './t';
import { booklets } from './words';

interface Entry {
  key: string;
  transfer: Transfer | null;
}

/** On a desk's first screen: what is to be received, and the way to stock and transfers. */
export function StockCorner({ side, me }: { side: Side; me: Me }) {
  const asked = useAnswer(listOpenTransfers, 'open-transfers');
  const waiting = sorted(asked.value?.transfers ?? [], side, placesOf(me)).toReceive;
  const entries: Entry[] = [
    ...waiting.map((transfer) => ({ key: String(transfer.id), transfer })),
    { key: STOCK, transfer: null },
  ];
  return (
    <section class="section">
      <h2>{t('corner.title')}</h2>
      <List label={t('corner.title')} items={entries} itemKey={({ key }) => key}>
        {({ transfer }) =>
          transfer === null ? (
            <Line icon={Package} title={t('stock.title')} details={[side === 'sponsor' ? t('corner.sponsor') : t('corner.what')]} screen={STOCK} />
          ) : (
            <Line
              icon={PackageOpen}
              title={t('corner.receive', { booklets: booklets(transfer.booklet_count) })}
              details={[t('corner.from', { from: transfer.from.name })]}
              screen={STOCK}
              pressing
            />
          )
        }
      </List>
    </section>
  );
}
