import { Package } from 'lucide';
import { findOrders, listCampaigns, type Campaign, type Order, ordersFile } from '../../api/campaigns';
import type { Answer } from '../../api/wire/http';
import { Loaded } from '../../desk/Loaded';
import { Screen } from '../../desk/Screen';
import { useAnswer } from '../../desk/useAnswer';
import { dayFilters, stateFilter, textFilter } from '../../listing/common';
import type { Filter } from '../../listing/filters';
import { Listing, type PageOf } from '../../listing/Listing';
import { counted } from '../../listing/pages';
import { EmptyState } from '../../ui/EmptyState';
import { ORDER_STATES, type OrderState } from '../standing';
import { t } from '../t';
import { OrderLine } from './OrderLines';

/** The screen of all orders, newest first. */
export function AllOrders() {
  const asked = useAnswer(listCampaigns, 'campaigns');
  return (
    <Screen title={t('orders.title')}>
      <Loaded asked={asked} label={t('orders.loading')} lines={6}>
        {({ campaigns }) => (
          <Listing
            label={t('orders.title')}
            loading={t('orders.loading')}
            filters={filtersOf(campaigns)}
            ask={ask}
            file={ordersFile}
            lineKey={(order) => String(order.id)}
            none={
              <EmptyState icon={Package} title={t('orders.none_title')}>
                {t('orders.none')}
              </EmptyState>
            }
          >
            {(order) => <OrderLine order={order} withCampaign />}
          </Listing>
        )}
      </Loaded>
    </Screen>
  );
}

const filtersOf = (campaigns: readonly Campaign[]): Filter[] => [
  textFilter(t('orders.find_hint')),
  stateFilter(ORDER_STATES, (state) => t(`order.${state as OrderState}`)),
  {
    kind: 'choice',
    name: 'campagne',
    asks: 'campaign_id',
    label: t('orders.campaign'),
    all: t('orders.all_campaigns'),
    options: campaigns.map(({ id, name }) => ({ value: String(id), label: name })),
  },
  ...dayFilters(),
];

const ask = async (question: string, after: string): Promise<Answer<PageOf<Order>>> =>
  counted(await findOrders(question, after), ({ orders }) => orders, (n) => t('orders.total', { n }));
