import { X } from 'lucide';
import { useState } from 'preact/hooks';
import { Button } from '../../ui/Button';
import { Field } from '../../ui/Field';
import { List } from '../../ui/List';
import { numberIn } from '../numbers';
import { ScanNumbers } from '../ScanNumbers';
import { t } from '../t';
import { booklets } from '../words';
import type { Problem } from './picking';

interface SinglesProps {
  listed: readonly string[];
  problem: Problem | null;
  onList: (listed: readonly string[]) => void;
}

/** Form for single booklets: typed, or read by a hand scanner, which ends each number with Enter. */
export function Singles({ listed, problem, onList }: SinglesProps) {
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const add = (number: string) => {
    if (!listed.includes(number)) onList([number, ...listed]);
  };
  const addTyped = () => {
    const number = numberIn(typed);
    setWrong(number === null);
    if (number === null) return;
    setTyped('');
    add(number);
  };
  return (
    <>
      <div
        class="section"
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
          event.preventDefault();
          addTyped();
        }}
      >
        <Field
          label={t('send.one')}
          hint={t('number.hint')}
          name="one"
          value={typed}
          error={wrong ? t('number.wrong') : problem === 'listed' ? t('send.listed_missing') : null}
          onInput={setTyped}
          input={{ maxLength: 200 }}
        />
        <Button onPress={addTyped}>{t('send.add')}</Button>
      </div>
      <ScanNumbers onNumber={add} told={listed[0] === undefined ? '' : t('booklet.title', { number: listed[0] })} />
      <p role="status">{booklets(listed.length)}</p>
      {listed.length > 0 && (
        <List label={t('send.listed')} items={listed} itemKey={(number) => number}>
          {(number) => (
            <div class="picked">
              <span>{number}</span>
              <Button
                kind="quiet"
                icon={X}
                label={t('send.remove', { number })}
                onPress={() => onList(listed.filter((other) => other !== number))}
              />
            </div>
          )}
        </List>
      )}
    </>
  );
}
