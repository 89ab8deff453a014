import { CircleCheckBig } from 'lucide';
import type { HeldVoucher } from '../../api/wallet/booklet';
import { Button } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import { t } from '../t';
import { dayOfInWords, hour } from '../words';

interface UsedCardProps {
  voucher: HeldVoucher;
  onShowNext: (() => void) | null;
}

/** A voucher used while the page was open. It keeps its place, so that the next one is not shown by accident. */
export function UsedCard({ voucher, onShowNext }: UsedCardProps) {
  const usedAt = new Date(voucher.used_at ?? 0);
  return (
    <div class="used">
      <Icon icon={CircleCheckBig} size={72} />
      <p class="used__title">{t('wallet.used', { position: voucher.position })}</p>
      <p>{t('wallet.used_at', { day: dayOfInWords(usedAt), hour: hour(usedAt) })}</p>
      <p dir="auto">{voucher.venue}</p>
      {onShowNext && <Button onPress={onShowNext}>{t('wallet.show_next')}</Button>}
    </div>
  );
}
