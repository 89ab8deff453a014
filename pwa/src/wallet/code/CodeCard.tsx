import type { HeldVoucher } from '../../api/wallet/booklet';
import { t } from '../t';

/** One voucher to be scanned: its QR and the typed code, black on white in dark mode too. */
export function CodeCard({ voucher, size }: { voucher: HeldVoucher; size: number }) {
  const code = voucher.code ?? '';
  return (
    <div class="code">
      <p class="code__position">{t('wallet.position', { position: voucher.position, size })}</p>
      <img
        class="code__square"
        src={`data:image/svg+xml,${encodeURIComponent(voucher.svg ?? '')}`}
        alt={t('wallet.square', { position: voucher.position })}
        width="360"
        height="360"
      />
      <p class="code__hint">{t('wallet.code')}</p>
      <p class="code__text" dir="ltr">
        <span>{code.slice(0, 4)}-</span>
        <wbr />
        <span>{code.slice(4, 8)}-</span>
        <wbr />
        <span>{code.slice(8)}</span>
      </p>
    </div>
  );
}
