import { Package } from 'lucide';
import { useState } from 'preact/hooks';
import { listOrders } from '../../api/campaigns';
import { Loaded } from '../../desk/Loaded';
import { Screen } from '../../desk/Screen';
import { useAnswer } from '../../desk/useAnswer';
import { oneOf } from '../../lib/address';
import { EmptyState } from '../../ui/EmptyState';
import { SelectField } from '../../ui/SelectField';
import { ORDER_STATES, orderState } from '../standing';
import { t } from '../t';
import { OrderLines } from './OrderLines';

/** The screen of all orders, newest first, filtered by state. */
export function AllOrders() {
  const asked = useAnswer(listOrders, 'orders');
  const [wanted, setWanted] = useState('');
  return (
    <Screen title={t('orders.title')}>
      <Loaded asked={asked} label={t('orders.loading')} lines={6}>
        {({ orders }) => {
          if (orders.length === 0) {
            return (
              <EmptyState icon={Package} title={t('orders.none_title')}>
                {t('orders.none')}
              </EmptyState>
            );
          }
          const found = orders.filter((order) => wanted === '' || orderState(order) === wanted);
          return (
            <>
              <SelectField
                label={t('orders.state')}
                name="order_state"
                value={wanted}
                options={[{ value: '', label: t('orders.any') }, ...ORDER_STATES.map((value) => ({ value, label: t(`order.${value}`) }))]}
                onChange={(chosen) => setWanted(oneOf(ORDER_STATES, chosen))}
              />
              {found.length === 0 ? <p role="status">{t('orders.none_found')}</p> : <OrderLines orders={found} withCampaign />}
            </>
          );
        }}
      </Loaded>
    </Screen>
  );
}
