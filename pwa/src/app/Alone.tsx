import './alone.css';
import { t } from '../i18n';
import { Chunk } from '../nav/Chunk';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';

const loadLanguage = () => import('../nav/LanguageChoice');

/** A page with nothing but an error message and a button that reloads. */
export function Alone({ children }: { children: string }) {
  return (
    <main class="alone stack">
      <h1>{t('app.name')}</h1>
      <Notice kind="error" actions={<Button onPress={() => location.reload()}>{t('app.reload')}</Button>}>
        {children}
      </Notice>
      <Chunk load={loadLanguage} over>
        {({ LanguageChoice }) => <LanguageChoice />}
      </Chunk>
    </main>
  );
}
