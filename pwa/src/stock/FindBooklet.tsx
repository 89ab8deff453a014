import { Search } from 'lucide';
import { useState } from 'preact/hooks';
import { openScreen } from '../nav/route';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import { numberIn } from './numbers';
import { ScanNumbers } from './ScanNumbers';
import { bookletScreen, FOUND } from './screens';
import { t } from './t';

/** Opens a booklet by its number or the QR on its cover, to report it lost, stolen or damaged. */
export function FindBooklet() {
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  return (
    <form
      class="section stock-form"
      aria-label={t('find.title')}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const number = numberIn(typed);
        setProblem(number === null ? t('number.wrong') : null);
        if (number !== null) openScreen(bookletScreen(number));
      }}
    >
      <h3>{t('find.title')}</h3>
      <p class="quiet">{t('find.intro')}</p>
      <Field label={t('find.number')} hint={t('number.hint')} name="lost" value={typed} error={problem} onInput={setTyped} input={{ maxLength: 200 }} />
      <Button submit>{t('find.action')}</Button>
      <Button icon={Search} onPress={() => openScreen(FOUND)}>
        {t('find.without')}
      </Button>
      <ScanNumbers onNumber={(number) => openScreen(bookletScreen(number))} />
    </form>
  );
}
