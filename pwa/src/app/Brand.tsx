import './brand.css';
import { t } from '../i18n';

/** The logo and the name. */
export function Brand() {
  return (
    <p class="brand">
      <img class="brand__mark" src="/icons/icon-192.png" alt="" width="40" height="40" />
      {t('app.name')}
    </p>
  );
}
