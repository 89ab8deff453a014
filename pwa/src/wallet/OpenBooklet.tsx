import { useRef } from 'preact/hooks';
import type { HeldVoucher } from '../api/wallet/booklet';
import { Notice } from '../ui/Notice';
import type { Booklet } from './booklet';
import { Swipe } from './code/Swipe';
import { useWakeLock } from './code/useWakeLock';
import { Facts } from './Facts';
import { HelpLine, Message } from './Message';
import { Places } from './places/Places';
import { standing } from './standing';
import type { Known } from './store';
import { t } from './t';
import { UsedList } from './UsedList';
import { dayOf, hour, numbers } from './words';

/** A booklet: its vouchers, its facts, and places to use them. */
export function OpenBooklet({ booklet, known }: { booklet: Booklet; known: Known }) {
  const { wallet } = known;
  const now = Date.now();
  const confirmedAt = new Date(known.confirmedAt);
  const state = standing(wallet, now);
  const shown = useShown(wallet.vouchers);
  useWakeLock(state === 'active');
  return (
    <>
      {state === 'active' || (state === 'used_up' && shown.length > 0) ? (
        <Swipe vouchers={shown} size={wallet.size} />
      ) : (
        <Message title={t(`wallet.${state}`)} todo={t(`wallet.${state}_todo`)} />
      )}
      <div class="wallet__below">
        <p class="visually-hidden" role="status">
          {booklet.justUsed.value !== null &&
            t('wallet.changed', { position: booklet.justUsed.value, left: wallet.left })}
        </p>
        {booklet.trouble.value !== null && (
          <Notice kind="warning" title={t('wallet.stale_title')}>
            {t('wallet.stale', { day: dayOf(confirmedAt), hour: hour(confirmedAt) })}
          </Notice>
        )}
        {state === 'active' && <Facts wallet={wallet} now={now} />}
        <UsedList vouchers={wallet.vouchers.filter((voucher) => voucher.state === 'used')} />
        {state === 'active' && (
          <Places
            link={booklet.link}
            places={wallet.venues}
            postcode={wallet.postcode}
            now={now}
            onPostcode={(postcode) => void booklet.refresh(postcode)}
          />
        )}
        <HelpLine phones={numbers(wallet.support_phone ?? '', wallet.support_phones)} />
      </div>
    </>
  );
}

/** The vouchers that `Swipe` shows: those available, and those used while this page was open. */
function useShown(vouchers: readonly HeldVoucher[]): HeldVoucher[] {
  const seen = useRef(new Set<number>());
  for (const { position, state } of vouchers) if (state === 'available') seen.current.add(position);
  return vouchers.filter((voucher) => voucher.state !== 'unavailable' && seen.current.has(voucher.position));
}
