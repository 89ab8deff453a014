import { Users } from 'lucide';
import { Opener } from '../desk/Opener';
import { PEOPLE } from './screens';
import { t } from './t';

/** The section of a desk's first screen that leads to its people. */
export function PeopleCorner({ operator = false }: { operator?: boolean }) {
  return (
    <section class="section">
      <h2>{t('title')}</h2>
      <Opener icon={Users} title={t('title')} details={[t(operator ? 'corner_operator' : 'corner')]} screen={PEOPLE} />
    </section>
  );
}
