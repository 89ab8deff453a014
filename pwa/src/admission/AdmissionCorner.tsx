import { openScreen } from '../nav/route';
import { Button } from '../ui/Button';
import { ORGANISATIONS, QUEUE, VENUES } from './screens';
import { t } from './t';

/** The section of the operator's first screen that leads to organisations and applications. */
export function AdmissionCorner() {
  return (
    <section class="section">
      <h2>{t('corner.title')}</h2>
      <div class="button-row">
        <Button onPress={() => openScreen(ORGANISATIONS)}>{t('corner.open')}</Button>
        <Button onPress={() => openScreen(VENUES)}>{t('corner.venues')}</Button>
        <Button onPress={() => openScreen(QUEUE)}>{t('corner.queue')}</Button>
      </div>
    </section>
  );
}
