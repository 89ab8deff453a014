import './alone.css';
import { chooseLanguage, language, t } from '../i18n';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';

/** A page with nothing but an error message, a button that reloads, and one for the other language, whose name each knows. */
export function Alone({ children }: { children: string }) {
  return (
    <main class="alone stack">
      <h1>{t('app.name')}</h1>
      <Notice kind="error" actions={<Button onPress={() => location.reload()}>{t('app.reload')}</Button>}>
        {children}
      </Notice>
      <Button kind="quiet" onPress={() => chooseLanguage(language.value === 'fr' ? 'en' : 'fr')}>
        {language.value === 'fr' ? 'English' : 'Français'}
      </Button>
    </main>
  );
}
