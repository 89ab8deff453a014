import './tools.css';
import { AArrowUp, Languages, Square, Volume2 } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import { Button } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import { chooseLanguage, language } from '../language';
import { isLanguage, LANGUAGES } from '../languages';
import { keepChoice, recallChoice } from '../store';
import { t } from '../t';
import { hush, speak, speaking, voice } from './speech';

/** Language, reading aloud and larger text: at the top of the page in every state. */
export function Tools({ spoken }: { spoken: readonly string[] }) {
  return (
    <div class="tools">
      <Chooser />
      {voice() !== null && spoken.length > 0 && (
        <Button icon={speaking.value ? Square : Volume2} onPress={() => (speaking.value ? hush() : speak(spoken))}>
          {t(speaking.value ? 'wallet.quiet' : 'wallet.listen')}
        </Button>
      )}
      <Larger />
    </div>
  );
}

/** The choice of the language, each by its own name: a native `select`, which people know. */
function Chooser() {
  return (
    <label class="tools__language button">
      <Icon icon={Languages} />
      <span class="visually-hidden">{t('wallet.language')}</span>
      <select
        value={language()}
        onChange={({ currentTarget }) => {
          hush();
          if (isLanguage(currentTarget.value)) chooseLanguage(currentTarget.value);
        }}
      >
        {Object.entries(LANGUAGES).map(([code, { name }]) => (
          <option key={code} value={code} lang={code}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

function Larger() {
  const [larger, setLarger] = useState(recallChoice('larger') === 'yes');
  useEffect(() => void document.documentElement.classList.toggle('larger', larger), [larger]);
  const toggle = () => {
    keepChoice('larger', larger ? 'no' : 'yes');
    setLarger(!larger);
  };
  return (
    <Button icon={AArrowUp} pressed={larger} onPress={toggle}>
      {t('wallet.larger')}
    </Button>
  );
}
