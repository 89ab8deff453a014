import type { Campaign, Order } from '../api/campaigns';
import { day, euros } from '../i18n';
import { Figure } from '../ui/Figure';
import { Notice } from '../ui/Notice';
import { Dashboard } from './Dashboard';
import { OrdersTable } from './OrdersTable';
import { t } from './t';

/** A campaign: until when, what is funded, what waits, what exists, and its orders. */
export function CampaignCard({ campaign, orders }: { campaign: Campaign; orders: readonly Order[] }) {
  const waiting = orders.filter((order) => order.state === 'ordered').length;
  return (
    <section class="section campaign">
      <div>
        <h2>{campaign.name}</h2>
        <p class="quiet">{validity(campaign)}</p>
      </div>
      {campaign.stock_blocked && <Notice kind="warning">{t('campaign.blocked')}</Notice>}
      {waiting > 0 && <Notice kind="warning">{t('dashboard.waiting', { n: waiting })}</Notice>}
      {orders.length > 0 && <Counters orders={orders} />}
      {orders.length > 0 && <Dashboard campaignId={campaign.id} />}
      <h3>{t('orders.title')}</h3>
      {orders.length === 0 ? <p class="quiet">{t('orders.none')}</p> : <OrdersTable orders={orders} />}
    </section>
  );
}

function Counters({ orders }: { orders: readonly Order[] }) {
  const funded = orders.filter((order) => order.funded_at !== null);
  const waiting = orders.filter((order) => order.state === 'ordered');
  const issued = orders.filter((order) => order.issued_at !== null);
  return (
    <dl class="figures">
      <Figure
        label={t('figure.funded')}
        value={euros(value(funded))}
        detail={t('figure.booklets', { n: booklets(funded) })}
      />
      <Figure
        label={t('figure.ordered')}
        value={euros(value(waiting))}
        detail={t('figure.booklets', { n: booklets(waiting) })}
      />
      <Figure
        label={t('figure.issued')}
        value={String(booklets(issued))}
        detail={t('figure.of', { n: booklets(orders) })}
      />
    </dl>
  );
}

function validity(campaign: Campaign): string {
  const first = day(campaign.first_day);
  if (campaign.last_day !== null && campaign.grace_day !== null) {
    return t('campaign.days', { first, last: day(campaign.last_day), grace: day(campaign.grace_day) });
  }
  return t('campaign.valid_days', { first, n: campaign.valid_days ?? 0 });
}

const value = (orders: readonly Order[]) => orders.reduce((sum, order) => sum + order.face_value_cents, 0);
const booklets = (orders: readonly Order[]) => orders.reduce((sum, order) => sum + order.booklet_count, 0);
