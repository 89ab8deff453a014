import { openScreen } from '../nav/route';
import { Button } from '../ui/Button';
import { IDENTITY, KEYS, MAIL, VENUE_FILE } from './screens';
import { t } from './t';

/** The section of the operator's first screen that leads to the service's settings. */
export function SettingsCorner() {
  return (
    <section class="section">
      <h2>{t('corner')}</h2>
      <div class="button-row">
        <Button onPress={() => openScreen(IDENTITY)}>{t('identity.title')}</Button>
        <Button onPress={() => openScreen(KEYS)}>{t('keys.title')}</Button>
        <Button onPress={() => openScreen(MAIL)}>{t('mail.title')}</Button>
        <Button onPress={() => openScreen(VENUE_FILE)}>{t('venues.title')}</Button>
      </div>
    </section>
  );
}
