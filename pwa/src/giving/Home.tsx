import { ScanLine } from 'lucide';
import { useState } from 'preact/hooks';
import { tidy } from '../lib/tidy';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import { Pile } from './Pile';
import { Status, Waiting } from './Status';
import { t } from './t';
import { Today } from './Today';

interface HomeProps {
  onScan: () => void;
  onNumber: (number: string) => void;
}

const isNumber = (text: string): boolean => /^[1-9]\d*-[1-9]\d*$/.test(text);

/** The prescriber's first screen: the button that scans a cover, and today's hand-overs. */
export function Home({ onScan, onNumber }: HomeProps) {
  return (
    <section class="section" aria-labelledby="give-title">
      <Status />
      <Pile />
      <h2 id="give-title">{t('give.title')}</h2>
      <p class="quiet">{t('give.intro')}</p>
      <Button kind="main" icon={ScanLine} onPress={onScan}>
        {t('give.scan')}
      </Button>
      <Waiting />
      <ByNumber onNumber={onNumber} />
      <Today />
    </section>
  );
}

function ByNumber({ onNumber }: Pick<HomeProps, 'onNumber'>) {
  const [number, setNumber] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  return (
    <form
      class="by-number"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const typed = tidy(number);
        setProblem(isNumber(typed) ? null : t('give.number_missing'));
        if (isNumber(typed)) onNumber(typed);
      }}
    >
      <Field
        label={t('give.number')}
        hint={t('give.number_hint')}
        name="number"
        value={number}
        error={problem}
        onInput={setNumber}
        input={{ maxLength: 20 }}
      />
      <Button submit>{t('give.open')}</Button>
    </form>
  );
}
