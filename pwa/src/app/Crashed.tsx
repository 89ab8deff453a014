import { t } from '../i18n';
import { Alone } from './Alone';

/** A fault of ours: what matters is kept, and a reload goes on. */
export function Crashed() {
  return <Alone>{t('app.crashed')}</Alone>;
}
