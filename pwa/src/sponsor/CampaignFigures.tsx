import type { Order } from '../api/campaigns';
import { isPromised } from '../campaigns/standing';
import { euros } from '../i18n';
import { Figure } from '../ui/Figure';
import { Dashboard } from './Dashboard';
import { t } from './t';

/** A campaign's counts of orders and booklets, and its dashboard. */
export function CampaignFigures({ campaignId, orders }: { campaignId: number; orders: readonly Order[] }) {
  return (
    <>
      <Counters orders={orders.filter(({ state }) => state !== 'draft' && state !== 'cancelled')} />
      <Dashboard campaignId={campaignId} />
    </>
  );
}

function Counters({ orders }: { orders: readonly Order[] }) {
  const promised = orders.filter(isPromised);
  const funded = orders.filter((order) => order.funded_at !== null && !isPromised(order) && order.funded_by !== 'claim');
  const waiting = orders.filter((order) => order.state === 'ordered');
  const issued = orders.filter((order) => order.issued_at !== null);
  return (
    <dl class="figures">
      <Figure label={t('figure.funded')} value={euros(value(funded))} detail={t('figure.booklets', { n: booklets(funded) })} />
      {promised.length > 0 && (
        <Figure label={t('figure.promised')} value={euros(value(promised))} detail={t('figure.booklets', { n: booklets(promised) })} />
      )}
      <Figure label={t('figure.ordered')} value={euros(value(waiting))} detail={t('figure.booklets', { n: booklets(waiting) })} />
      <Figure label={t('figure.issued')} value={String(booklets(issued))} detail={t('figure.of', { n: booklets(orders) })} />
    </dl>
  );
}

const value = (orders: readonly Order[]) => orders.reduce((sum, order) => sum + order.face_value_cents, 0);
const booklets = (orders: readonly Order[]) => orders.reduce((sum, order) => sum + order.booklet_count, 0);
