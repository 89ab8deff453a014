import { Users } from 'lucide';
import { useReadsOnly } from '../desk/Acts';
import { Opener } from '../desk/Opener';
import { PEOPLE } from './screens';
import { t } from './t';

/** The section of a desk's first screen that leads to its people. */
export function PeopleCorner({ operator = false }: { operator?: boolean }) {
  const reads = useReadsOnly();
  return (
    <section class="section">
      <h2>{t('title')}</h2>
      <Opener icon={Users} title={t('title')} details={[t(reads ? 'corner_reader' : operator ? 'corner_operator' : 'corner')]} screen={PEOPLE} />
    </section>
  );
}
