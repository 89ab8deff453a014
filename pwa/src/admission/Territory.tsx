import { getTerritory, type Territory } from '../api/admission/territory';
import { Loaded } from '../desk/Loaded';
import { useAnswer } from '../desk/useAnswer';
import { when } from '../desk/when';
import { List } from '../ui/List';
import { t } from './t';
import { capacitiesText, placeText, territoryText } from './words';

/** Who announced itself, applied and who is qualified in the reader's territory. */
export function TerritoryLists() {
  const asked = useAnswer(getTerritory, 'territory');
  return (
    <Loaded asked={asked} label={t('territory.loading')} lines={6}>
      {({ departments, announced, applied, qualified }) => (
        <>
          <p class="quiet">{t('territory.where', { where: territoryText(departments) })}</p>
          <section class="section">
            <h3>{t('territory.announced')}</h3>
            {announced.length === 0 ? <p class="quiet">{t('territory.no_announced')}</p> : <Announced announced={announced} />}
          </section>
          <section class="section">
            <h3>{t('territory.applied')}</h3>
            {applied.length === 0 ? <p class="quiet">{t('territory.no_applied')}</p> : <Applied applied={applied} />}
          </section>
          <section class="section">
            <h3>{t('territory.qualified')}</h3>
            {qualified.length === 0 ? <p class="quiet">{t('territory.no_qualified')}</p> : <Qualified qualified={qualified} />}
          </section>
        </>
      )}
    </Loaded>
  );
}

function Announced({ announced }: Pick<Territory, 'announced'>) {
  return (
    <List label={t('territory.announced')} items={announced} itemKey={({ id }) => String(id)}>
      {(one) => (
        <div>
          <strong>{one.name}</strong>
          <p class="quiet small">{[placeText(one), capacitiesText(one.capacities)].filter(Boolean).join(' · ')}</p>
          <p class="quiet small">{t('territory.announced_on', { when: when(one.announced_at) })}</p>
        </div>
      )}
    </List>
  );
}

function Applied({ applied }: Pick<Territory, 'applied'>) {
  return (
    <List label={t('territory.applied')} items={applied} itemKey={({ id }) => String(id)}>
      {(one) => (
        <div>
          <strong>{one.name}</strong>
          <p class="quiet small">{[placeText(one), capacitiesText(one.capacities)].filter(Boolean).join(' · ')}</p>
          <p class="quiet small">{t('queue.since', { when: when(one.submitted_at) })}</p>
        </div>
      )}
    </List>
  );
}

function Qualified({ qualified }: Pick<Territory, 'qualified'>) {
  return (
    <List label={t('territory.qualified')} items={qualified} itemKey={({ id }) => String(id)}>
      {(one) => (
        <div>
          <strong>{one.name}</strong>
          <p class="quiet small">
            {[placeText(one), capacitiesText(one.capacities), one.venues > 0 ? t('list.venues', { n: one.venues }) : ''].filter(Boolean).join(' · ')}
          </p>
        </div>
      )}
    </List>
  );
}
