import { ListOrdered } from 'lucide';
import { useState } from 'preact/hooks';
import { confirmOpening, type Standing, tellOpening } from '../../api/books';
import { Acts } from '../../desk/Acts';
import { Facts } from '../../desk/Facts';
import { Opener } from '../../desk/Opener';
import { Reveal } from '../../desk/Reveal';
import { useAct } from '../../desk/useAct';
import { day, euros } from '../../i18n';
import { failureText } from '../../i18n/failures';
import { Button } from '../../ui/Button';
import { Field } from '../../ui/Field';
import { Notice } from '../../ui/Notice';
import { booksScreen } from '../screens';
import { readCents } from './amount';
import { t } from './t';
import { sumsOf } from './words';

interface AccountProps {
  account: Standing;
  /** Who looks at it. */
  me: number;
  onChanged: () => void;
}

/** One account of ours: books, bank, what is under way, and what was ours at the start. */
export function AccountBooks({ account, me, onChanged }: AccountProps) {
  const { last } = account;
  return (
    <section class="section">
      <Opener
        icon={ListOrdered}
        title={`${account.name} · ${account.iban}`}
        details={[t(`kind.${account.kind}`), last === null ? t('no_statement') : t('on', { day: day(last.day) })]}
        screen={booksScreen(account.id)}
      />
      {last && <Facts facts={sumsOf(last)} />}
      <Opening account={account} me={me} onChanged={onChanged} />
    </section>
  );
}

function Opening({ account, me, onChanged }: AccountProps) {
  const { opening, opening_cents: balance } = account;
  const confirm = useAct(() => confirmOpening(account.id), onChanged);
  if (opening?.confirmed_at) return <p class="quiet">{t('opening.done', { cents: euros(opening.cents) })}</p>;
  if (balance === null || balance === 0) return null;
  return (
    <Acts>
      {opening && <Notice kind="warning">{t('opening.waits', { name: opening.told_by, cents: euros(opening.cents) })}</Notice>}
      {opening && opening.told_by_id !== me && (
        <Button kind="main" busy={confirm.busy} onPress={() => void confirm.run()}>
          {t('opening.confirm', { cents: euros(opening.cents) })}
        </Button>
      )}
      {confirm.failure && <Notice kind="error">{failureText(confirm.failure)}</Notice>}
      <Reveal label={t('opening.tell')} kind="quiet">
        {(close) => <TellOpening id={account.id} balance={balance} onClose={close} onChanged={onChanged} />}
      </Reveal>
    </Acts>
  );
}

interface TellProps {
  id: number;
  balance: number;
  onClose: () => void;
  onChanged: () => void;
}

function TellOpening({ id, balance, onClose, onChanged }: TellProps) {
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const act = useAct((cents: number) => tellOpening(id, cents), () => {
    onClose();
    onChanged();
  });

  function submit(event: Event): void {
    event.preventDefault();
    const cents = readCents(typed);
    setWrong(cents === null);
    if (cents !== null) void act.run(cents);
  }

  return (
    <form class="section" aria-label={t('opening.tell')} noValidate onSubmit={submit}>
      <Field
        label={t('opening.amount')}
        hint={t('opening.hint', { cents: euros(balance) })}
        name="opening"
        value={typed}
        error={wrong ? t('out.amount_wrong') : null}
        input={{ inputMode: 'decimal' }}
        onInput={setTyped}
      />
      {act.failure && <Notice kind="error">{failureText(act.failure)}</Notice>}
      <div class="button-row">
        <Button onPress={onClose}>{t('not_now')}</Button>
        <Button kind="main" submit busy={act.busy}>
          {act.busy ? t('acting') : t('opening.send')}
        </Button>
      </div>
    </form>
  );
}
