import type { HeldVoucher } from '../api/wallet/booklet';
import { t } from './t';
import { dayOf } from './words';

/** The vouchers used so far, with day and venue, in a collapsed list. */
export function UsedList({ vouchers }: { vouchers: readonly HeldVoucher[] }) {
  if (vouchers.length === 0) return null;
  return (
    <details class="used-list">
      <summary>{t('wallet.used_list', { n: vouchers.length })}</summary>
      <ul role="list">
        {vouchers.map(({ position, used_at: usedAt, venue }) => (
          <li key={position}>
            {t('wallet.used_line', { position, day: dayOf(usedAt ?? ''), venue: venue ?? '' })}
          </li>
        ))}
      </ul>
    </details>
  );
}
