import { Package } from 'lucide';
import { useReadsOnly } from '../desk/Acts';
import { Opener } from '../desk/Opener';
import { STOCK } from './screens';
import type { Side } from './sides';
import { t } from './t';

/** The section of a desk's first screen that leads to stock and transfers. */
export function StockCorner({ side }: { side: Side }) {
  const reads = useReadsOnly();
  const what = side === 'sponsor' ? 'corner.sponsor' : reads ? 'corner.reader' : 'corner.what';
  return (
    <section class="section">
      <h2>{t('corner.title')}</h2>
      <Opener icon={Package} title={t('stock.title')} details={[t(what)]} screen={STOCK} />
    </section>
  );
}
