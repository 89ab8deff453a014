import { useState } from 'preact/hooks';
import { replaceBooklet } from '../../api/stock';
import { type Booklet, listBooklets } from '../../api/vouchers';
import { Loaded } from '../../desk/Loaded';
import { useAct } from '../../desk/useAct';
import { useAnswer } from '../../desk/useAnswer';
import { failureText } from '../../i18n/failures';
import { parisDay } from '../../lib/paris';
import { Button } from '../../ui/Button';
import { Choices } from '../../ui/Choices';
import { Field } from '../../ui/Field';
import { Notice } from '../../ui/Notice';
import { numberIn } from '../numbers';
import { t } from '../t';
import { canReplace } from './replacing';

interface ReplaceProps {
  booklet: Booklet;
  left: number;
  onDone: () => void;
}

/** Chooses the booklet in stock that gets what is left of a voided one. */
export function Replace({ booklet, left, onDone }: ReplaceProps) {
  // After the campaign's last day booklets in stock are expired, but may still replace a lost one.
  const ended = booklet.last_day !== null && booklet.last_day < parisDay(Date.now());
  const wanted = { state: ended ? 'expired' : 'in_stock', campaign_id: String(booklet.campaign_id) };
  const asked = useAnswer(() => listBooklets(wanted), JSON.stringify(wanted));
  return (
    <section class="section">
      <h3>{t('replace.title')}</h3>
      <p>{t('replace.intro', { n: left })}</p>
      <Loaded asked={asked} label={t('replace.loading')}>
        {({ booklets }) => <Choose booklet={booklet} left={left} stock={canReplace(booklets, left)} onDone={onDone} />}
      </Loaded>
    </section>
  );
}

function Choose({ booklet, left, stock, onDone }: ReplaceProps & { stock: readonly Booklet[] }) {
  const [chosen, setChosen] = useState<string | null>(stock[0]?.number ?? null);
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const replacement = typed === '' ? chosen : numberIn(typed);
  const act = useAct(() => replaceBooklet(booklet.number, replacement ?? ''), onDone);
  return (
    <form
      class="section stock-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setWrong(replacement === null);
        if (replacement !== null) void act.run();
      }}
    >
      {stock.length === 0 ? (
        <Notice kind="warning">{t('replace.none')}</Notice>
      ) : (
        <Choices
          legend={t('replace.choose')}
          value={typed === '' ? chosen : null}
          onChoose={(number) => {
            setChosen(number);
            setTyped('');
          }}
          choices={stock.map(({ number, size }) => ({ value: number, label: t('booklet.title', { number }), detail: detailOf(size, left) }))}
        />
      )}
      <Field
        label={t('replace.other')}
        hint={t('number.hint')}
        name="replacement"
        value={typed}
        error={wrong && replacement === null ? t('number.wrong') : null}
        onInput={setTyped}
        input={{ maxLength: 200 }}
      />
      {act.failure && <Notice kind="error">{failureText(act.failure)}</Notice>}
      <Button kind="main" submit busy={act.busy}>
        {act.busy ? t('replace.busy') : t('replace.action')}
      </Button>
    </form>
  );
}

function detailOf(size: number, left: number): string {
  return left < size ? t('replace.surplus', { size, left, n: size - left }) : t('replace.whole', { size });
}
