import { t } from '../i18n';

export function UpdatePrompt() {
  return <p hidden>{t('update.title')}</p>;
}
