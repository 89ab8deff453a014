import { useState } from 'preact/hooks';
import type { Run } from '../../api/stock';
import { Button } from '../../ui/Button';
import { Field } from '../../ui/Field';
import { List } from '../../ui/List';
import { ScanNumbers } from '../ScanNumbers';
import { t } from '../t';
import { booklets } from '../words';
import { NOTHING, type Problem, type Typed, typing } from './picking';

const SHOWN_AT_FIRST = 4;

interface RowProps {
  runs: readonly Run[];
  typed: Typed;
  problem: Problem | null;
  onType: (typed: Typed) => void;
}

/** Form for a run of booklets: its first number, and its length or last number. A tap on a run in stock fills all three. */
export function Row({ runs, typed, problem, onType }: RowProps) {
  const [all, setAll] = useState(false);
  const shown = all ? runs : runs.slice(0, SHOWN_AT_FIRST);
  const fill = ({ first, last, booklet_count }: Run) =>
    onType({ ...NOTHING, to: typed.to, first, last, count: String(booklet_count) });
  return (
    <>
      <div class="section">
        <h3>{t('send.in_stock')}</h3>
        <List label={t('send.in_stock')} items={shown} itemKey={({ first }) => first}>
          {(run) => <InStock run={run} onFill={() => fill(run)} />}
        </List>
        {shown.length < runs.length && (
          <Button onPress={() => setAll(true)}>{t('send.more', { n: runs.length - shown.length })}</Button>
        )}
      </div>
      <ScanNumbers onNumber={(number) => onType(typing(typed, typed.first === '' ? 'first' : 'last', number))} told={told(typed)} />
      <Field
        label={t('send.first')}
        hint={t('number.hint')}
        name="first"
        value={typed.first}
        error={problem === 'first' ? t('number.wrong') : null}
        onInput={(value) => onType(typing(typed, 'first', value))}
        input={{ maxLength: 200 }}
      />
      <Field
        label={t('send.count')}
        name="count"
        value={typed.count}
        onInput={(value) => onType(typing(typed, 'count', value))}
        input={{ inputMode: 'numeric', maxLength: 7 }}
      />
      <Field
        label={t('send.last')}
        name="last"
        value={typed.last}
        error={problem === 'last' ? t('send.last_wrong') : null}
        onInput={(value) => onType(typing(typed, 'last', value))}
        input={{ maxLength: 200 }}
      />
    </>
  );
}

/** The hint for the camera: which cover to scan next. */
function told({ first, last }: Typed): string {
  if (first === '') return t('scan.first');
  return last === '' ? t('scan.last', { first }) : t('range', { first, last });
}

function InStock({ run, onFill }: { run: Run; onFill: () => void }) {
  const { first, last, booklet_count, size, campaign, place } = run;
  return (
    <button type="button" class="run" onClick={onFill}>
      <span class="run__numbers">{first === last ? first : t('range', { first, last })}</span>
      <span class="quiet small">{t('send.run', { booklets: booklets(booklet_count), size })}</span>
      <span class="quiet small">{`${campaign} · ${place}`}</span>
    </button>
  );
}
