import { useState } from 'preact/hooks';
import { td } from '../desk/t';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import { t } from './t';

/** Search for statements by part of the number or of the organisation's name. */
export function Find({ onFind }: { onFind: (text: string) => void }) {
  const [text, setText] = useState('');
  return (
    <form
      class="find"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        onFind(text.trim().slice(0, 100));
      }}
    >
      <Field label={t('list.find')} name="find" type="search" hint={t('list.find_hint')} value={text} onInput={setText} />
      <Button submit>{td('filter.apply')}</Button>
    </form>
  );
}
