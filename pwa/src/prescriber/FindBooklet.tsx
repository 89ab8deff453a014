import { useState } from 'preact/hooks';
import { openScreen } from '../app/route';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import { t } from './t';

/** Whether a text has the shape of a booklet's number. */
export const isNumber = (text: string): boolean => /^\d+-\d+$/.test(text);

/** The booklet in the prescriber's hand, by the number on its cover. */
export function FindBooklet() {
  const [number, setNumber] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  return (
    <form
      class="section"
      aria-label={t('find.title')}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const typed = number.replace(/\s/g, '');
        setProblem(isNumber(typed) ? null : t('find.missing'));
        if (isNumber(typed)) openScreen(typed);
      }}
    >
      <h2>{t('find.title')}</h2>
      <Field
        label={t('find.number')}
        hint={t('find.hint')}
        name="number"
        value={number}
        error={problem}
        onInput={setNumber}
        input={{ maxLength: 20 }}
      />
      <Button kind="main" submit>
        {t('find.action')}
      </Button>
    </form>
  );
}
