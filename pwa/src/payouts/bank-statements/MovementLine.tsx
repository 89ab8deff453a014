import type { Movement } from '../../api/bank-statements';
import { day, euros } from '../../i18n';
import { Notice } from '../../ui/Notice';
import { t } from './t';

/** One movement: who, how much, what was written; the payments of a batch under it. */
export function MovementLine({ movement }: { movement: Movement }) {
  const { payments } = movement;
  const marks = [
    ...(movement.is_reversal ? [t('movements.reversal')] : []),
    ...(movement.return_code === '' ? [] : [t('movements.returned', { code: movement.return_code })]),
  ];
  return (
    <div class="movement">
      <p class="movement__who">{movement.party || t('movements.nobody')}</p>
      <p class="movement__cents">{signed(movement.cents)}</p>
      <p class="movement__more">{movement.text}</p>
      <p class="movement__more quiet small">{[day(movement.day), movement.reference, ...marks].filter((one) => one !== '').join(' · ')}</p>
      {payments.length > 0 && (
        <details class="movement__more">
          <summary>{t('movements.batch', { n: payments.length })}</summary>
          <ul>
            {payments.map((payment, index) => (
              <li key={index}>{[signed(payment.cents), payment.party, payment.text].filter((one) => one !== '').join(' · ')}</li>
            ))}
          </ul>
        </details>
      )}
      {movement.payments_differ && (
        <div class="movement__more">
          <Notice kind="warning">{t('movements.differ')}</Notice>
        </div>
      )}
    </div>
  );
}

/** The sign is always shown. */
function signed(cents: number): string {
  return cents > 0 ? `+\u202f${euros(cents)}` : euros(cents).replace('-', '−\u202f');
}
