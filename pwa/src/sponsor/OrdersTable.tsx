import type { Order } from '../api/campaigns';
import { dayOf, euros } from '../i18n';
import { type Column, Table } from '../ui/Table';
import { t } from './t';

/** Orders with their state: only a funded one is worth money. */
export function OrdersTable({ orders }: { orders: readonly Order[] }) {
  const columns: Column<Order>[] = [
    { key: 'date', title: t('orders.date'), cell: (order) => (order.ordered_at ? dayOf(order.ordered_at) : t('orders.no_date')) },
    {
      key: 'booklets',
      title: t('orders.booklets'),
      cell: (order) => t('orders.booklets_of', { n: order.booklet_count, size: order.booklet_size }),
    },
    { key: 'numbers', title: t('orders.numbers'), cell: numbers },
    { key: 'state', title: t('orders.state'), cell: (order) => t(`state.${order.state}`, { payment: order.payment_order ?? '' }) },
    { key: 'value', title: t('orders.value'), cell: (order) => euros(order.face_value_cents), amount: true },
  ];
  return <Table caption={t('orders.title')} columns={columns} rows={orders} rowKey={(order) => String(order.id)} />;
}

function numbers({ campaign_id, first_serial, last_serial }: Order): string {
  if (first_serial === null || last_serial === null) return t('orders.not_issued');
  return t('orders.numbers_of', { first: `${campaign_id}-${first_serial}`, last: `${campaign_id}-${last_serial}` });
}
