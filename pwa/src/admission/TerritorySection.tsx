import { t } from './t';
import { TerritoryLists } from './Territory';

/** A hub's desk, read only: who comes into the scheme in its territory. */
export default function TerritorySection() {
  return (
    <section class="section">
      <h2>{t('territory.title')}</h2>
      <TerritoryLists />
    </section>
  );
}
