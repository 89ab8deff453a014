import { t } from '../i18n';
import { Alone } from './Alone';

/** Shown when rendering threw: says that stored scans are safe and offers a reload. */
export function Crashed() {
  return <Alone>{t('app.crashed')}</Alone>;
}
