import './alone.css';
import { t } from '../i18n';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';

/** What is in the way of the whole application, and the one thing that may help. */
export function Alone({ children }: { children: string }) {
  return (
    <main class="alone stack">
      <h1>{t('app.name')}</h1>
      <Notice kind="error" actions={<Button onPress={() => location.reload()}>{t('app.reload')}</Button>}>
        {children}
      </Notice>
    </main>
  );
}
