import type { Wallet } from '../api/wallet/booklet';
import { untilWhen, worth } from './sentences';
import { t } from './t';
import { Term } from './Term';

/** How many vouchers are left, until when, what one is worth, and what it is called. */
export function Facts({ wallet, now }: { wallet: Wallet; now: number }) {
  const until = untilWhen(wallet, now);
  return (
    <section class="facts">
      <p class="facts__left">{t('wallet.left', { n: wallet.left })}</p>
      {until !== null && <p class="facts__until">{until}</p>}
      <p>{worth(wallet)}</p>
      <p>
        <Term text={t('wallet.term')} />
      </p>
    </section>
  );
}
