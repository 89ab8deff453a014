import type { Order } from '../../api/campaigns';
import { Facts } from '../../desk/Facts';
import { euros } from '../../i18n';
import { t } from '../t';

/** The amount and the reference of the sponsor's payment. */
export function HowToPay({ order }: { order: Order }) {
  return (
    <section class="section">
      <h3>{t('pay.title')}</h3>
      <Facts
        facts={[
          [t('pay.amount'), euros(order.lacking_cents)],
          [t('pay.reference'), order.payment_reference],
        ]}
      />
      <p class="quiet small">{t('pay.then')}</p>
    </section>
  );
}
