import { Reveal } from '../desk/Reveal';
import { Button } from '../ui/Button';
import { t } from './t';
import { TerritoryLists } from './Territory';

/** The section of a sponsor's first screen that shows its territory when asked. */
export function TerritoryCorner() {
  return (
    <section class="section">
      <h2>{t('territory.title')}</h2>
      <Reveal label={t('territory.open')} kind="quiet">
        {(close) => (
          <>
            <TerritoryLists />
            <Button onPress={close}>{t('territory.close')}</Button>
          </>
        )}
      </Reveal>
    </section>
  );
}
