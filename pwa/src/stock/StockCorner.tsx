import { Package } from 'lucide';
import type { ComponentChildren } from 'preact';
import { Opener } from '../desk/Opener';
import { STOCK } from './screens';
import type { Side } from './sides';
import { t } from './t';

/** The section of a desk's first screen that leads to stock and transfers. */
export function StockCorner({ side, children }: { side: Side; children?: ComponentChildren }) {
  return (
    <section class="section">
      <h2>{t('corner.title')}</h2>
      {children}
      <Opener icon={Package} title={t('stock.title')} details={[side === 'sponsor' ? t('corner.sponsor') : t('corner.what')]} screen={STOCK} />
    </section>
  );
}
