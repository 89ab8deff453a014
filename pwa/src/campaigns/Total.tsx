import '../desk/desk.css';
import type { Order } from '../api/campaigns';
import { euros } from '../i18n';
import { rate } from '../i18n/numbers';
import { t } from './t';

interface TotalProps {
  faceCents: number;
  feeCents: number;
  /** Null until an invoice states it. */
  vatCents: number | null;
  totalCents: number;
  /** Null while it is loading. */
  feeBps: number | null;
}

/** The price of an order: face value, fee and total, with VAT once it is known. */
export function Total({ faceCents, feeCents, vatCents, totalCents, feeBps }: TotalProps) {
  return (
    <dl class="total">
      <dt>{t('order.face_value')}</dt>
      <dd>{euros(faceCents)}</dd>
      <dt>{t('order.fee', { rate: feeBps === null ? '' : rate(feeBps) })}</dt>
      <dd>{euros(feeCents)}</dd>
      {vatCents !== null && vatCents > 0 && (
        <>
          <dt>{t('order.vat')}</dt>
          <dd>{euros(vatCents)}</dd>
        </>
      )}
      <dt class="total__sum">{t(vatCents === null ? 'order.total' : 'order.total_with_vat')}</dt>
      <dd class="total__sum">{euros(totalCents)}</dd>
    </dl>
  );
}

export const totalOf = (order: Order) => euros(order.total_cents);
