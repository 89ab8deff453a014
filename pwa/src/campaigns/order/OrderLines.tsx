import { FileClock, FilePen, Landmark, PackageCheck, Stamp, Archive, Undo2, type IconNode } from 'lucide';
import type { Order } from '../../api/campaigns';
import { Opener } from '../../desk/Opener';
import { euros } from '../../i18n';
import { List } from '../../ui/List';
import { orderScreen } from '../screens';
import { orderState, type OrderState } from '../standing';
import { t } from '../t';
import { contentOf } from '../content';

const ICONS: Record<OrderState, IconNode> = {
  draft: FilePen,
  ordered: Landmark,
  ordered_issued: Landmark,
  partly_paid: Landmark,
  promised: FileClock,
  promised_issued: FileClock,
  claimed: Undo2,
  funded: Stamp,
  issued: PackageCheck,
  closed: Archive,
  cancelled: Undo2,
};

/** A list of orders with their states, newest first, each a link to its screen. */
export function OrderLines({ orders }: { orders: readonly Order[] }) {
  return (
    <List label={t('orders.title')} items={orders} itemKey={(order) => String(order.id)}>
      {(order) => <OrderLine order={order} />}
    </List>
  );
}

export function OrderLine({ order, withCampaign = false }: { order: Order; withCampaign?: boolean }) {
  return (
    <Opener
      icon={ICONS[orderState(order)]}
      title={`${t('order.title', { n: order.id })} · ${t(`order.${orderState(order)}`)}`}
      details={[
        ...(withCampaign ? [`${order.campaign} · ${order.sponsor}`] : []),
        `${contentOf(order)} · ${t('order.total_of', { total: euros(order.total_cents) })}`,
      ]}
      screen={orderScreen(order.id)}
    />
  );
}
