import type { Wallet } from '../api/wallet';
import { euros } from '../i18n/format';
import { inGrace } from './standing';
import { t } from './t';
import { dayInWords } from './words';

/** How many are left, until when, and what one is worth. */
export function Facts({ wallet, now }: { wallet: Wallet; now: number }) {
  const late = inGrace(wallet, now);
  const last = late ? wallet.grace_day : wallet.last_day;
  return (
    <section class="facts">
      <p class="facts__left">{t('wallet.left', { n: wallet.left })}</p>
      {last !== null && (
        <p class="facts__until">{t(late ? 'wallet.grace' : 'wallet.until', { day: dayInWords(last) })}</p>
      )}
      <p>{t('wallet.value', { amount: euros(wallet.value_cents).replace(',00', '') })}</p>
    </section>
  );
}
