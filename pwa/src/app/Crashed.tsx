import { t } from '../i18n';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import { Page } from '../ui/Page';

/** A fault of ours: what matters is kept, and a reload goes on. */
export function Crashed() {
  return (
    <Page title={t('app.name')}>
      <Notice kind="error" actions={<Button onPress={() => location.reload()}>{t('app.reload')}</Button>}>
        {t('app.crashed')}
      </Notice>
    </Page>
  );
}
