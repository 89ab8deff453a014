import './swipe.css';
import { ArrowLeft, ArrowRight } from 'lucide';
import { useRef, useState } from 'preact/hooks';
import type { HeldVoucher } from '../../api/wallet/booklet';
import { Button } from '../../ui/Button';
import { language } from '../language';
import { direction } from '../languages';
import { t } from '../t';
import { CodeCard } from './CodeCard';
import { UsedCard } from './UsedCard';

interface SwipeProps {
  vouchers: readonly HeldVoucher[];
  size: number;
}

/**
 * The vouchers in a row that is scrolled by swiping or by two buttons, one visible at a time; it never scrolls by itself.
 * The others contain nothing focusable: Chrome before 102 and Safari before 15.5 have no `inert`.
 */
export function Swipe({ vouchers, size }: SwipeProps) {
  const row = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState(0);
  const current = Math.min(shown, vouchers.length - 1);
  const go = (index: number) => {
    const element = row.current;
    element?.scrollTo({ left: index * element.clientWidth * (fromRight() ? -1 : 1), behavior: calm() ? 'instant' : 'smooth' });
  };
  const next = (from: number) => {
    const found = vouchers.findIndex((voucher, index) => index > from && voucher.state === 'available');
    return found >= 0 ? found : vouchers.findIndex((voucher) => voucher.state === 'available');
  };
  return (
    <section aria-label={t('wallet.vouchers')}>
      <h1 class="swipe__say">{t(vouchers[current]?.state === 'used' ? 'wallet.done' : 'wallet.show')}</h1>
      <div
        ref={row}
        class="swipe"
        role="group"
        aria-label={t('wallet.vouchers')}
        tabIndex={0}
        onScroll={({ currentTarget }) => setShown(Math.round(Math.abs(currentTarget.scrollLeft) / currentTarget.clientWidth))}
      >
        {vouchers.map((voucher, index) => (
          <div key={voucher.position} class="swipe__one" aria-hidden={index !== current}>
            {voucher.state === 'available' ? (
              <CodeCard voucher={voucher} size={size} />
            ) : (
              <UsedCard voucher={voucher} onShowNext={index === current && next(index) >= 0 ? () => go(next(index)) : null} />
            )}
          </div>
        ))}
      </div>
      <div class="swipe__bar">
        <Button icon={fromRight() ? ArrowRight : ArrowLeft} disabled={current <= 0} onPress={() => go(current - 1)}>
          {t('wallet.previous')}
        </Button>
        <Button
          icon={fromRight() ? ArrowLeft : ArrowRight}
          class="swipe__next"
          disabled={current >= vouchers.length - 1}
          onPress={() => go(current + 1)}
        >
          {t('wallet.next')}
        </Button>
      </div>
    </section>
  );
}

/** Whether the row scrolls to negative positions, as it does in a right-to-left language. */
function fromRight(): boolean {
  return direction(language()) === 'rtl';
}

function calm(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
