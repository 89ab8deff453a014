import { Package } from 'lucide';
import { listOrders } from '../../api/campaigns';
import { Loaded } from '../../desk/Loaded';
import { Screen } from '../../desk/Screen';
import { useAnswer } from '../../desk/useAnswer';
import { inAddress, oneOf, toAddress } from '../../lib/address';
import { EmptyState } from '../../ui/EmptyState';
import { SelectField } from '../../ui/SelectField';
import { ORDER_STATES, orderState } from '../standing';
import { t } from '../t';
import { OrderLines } from './OrderLines';

/** The screen of all orders, newest first, filtered by state, which the address keeps. */
export function AllOrders() {
  const asked = useAnswer(listOrders, 'orders');
  const wanted = oneOf(ORDER_STATES, inAddress('commande'));
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
                onChange={(chosen) => toAddress({ commande: chosen }, location.hash)}
              />
              {found.length === 0 ? <p role="status">{t('orders.none_found')}</p> : <OrderLines orders={found} withCampaign />}
            </>
          );
        }}
      </Loaded>
    </Screen>
  );
}
