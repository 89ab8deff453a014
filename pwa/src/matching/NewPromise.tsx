import { useId, useState } from 'preact/hooks';
import type { Order } from '../api/campaigns';
import { LARGEST_DOCUMENT, proposePromise } from '../api/matching';
import { hundredths } from '../lib/typed-numbers';
import { Reveal } from '../desk/Reveal';
import { useAct } from '../desk/useAct';
import { euros } from '../i18n';
import { failureText } from '../i18n/failures';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import { Notice } from '../ui/Notice';
import { t } from './t';

interface NewPromiseProps {
  order: Order;
  onProposed: () => void;
}

/** Records a written payment order with its document, where the campaign trusts one before its money is there. */
export function NewPromise({ order, onProposed }: NewPromiseProps) {
  return (
    <Reveal label={t('promise.open')} kind="quiet">
      {(close) => <Form order={order} onProposed={onProposed} onClose={close} />}
    </Reveal>
  );
}

function Form({ order, onProposed, onClose }: NewPromiseProps & { onClose: () => void }) {
  const id = useId();
  const [number, setNumber] = useState('');
  const [amount, setAmount] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const [wrong, setWrong] = useState('');
  const act = useAct((cents: number, document: File) => proposePromise(order.id, { payment_order: number.trim(), cents }, document), onProposed);

  function submit(event: Event): void {
    event.preventDefault();
    const cents = hundredths(amount);
    const lacks = !cents || number.trim() === '' || file === null;
    setWrong(lacks ? t('promise.missing') : file.size > LARGEST_DOCUMENT ? t('promise.too_large') : '');
    if (!lacks && file.size <= LARGEST_DOCUMENT) void act.run(cents, file);
  }

  return (
    <form class="section" aria-label={t('promise.open')} noValidate onSubmit={submit}>
      <Field label={t('promise.number')} name="payment_order" value={number} onInput={setNumber} input={{ maxLength: 100 }} />
      <Field
        label={t('promise.amount')}
        hint={t('promise.amount_hint', { total: euros(order.total_cents) })}
        name="cents"
        value={amount}
        input={{ inputMode: 'decimal' }}
        onInput={setAmount}
      />
      <div class="field">
        <label class="field__label" for={id}>
          {t('promise.file')}
        </label>
        <input
          class="field__input bank-file"
          id={id}
          type="file"
          accept="application/pdf,image/jpeg,image/png"
          onChange={(event) => setFile(event.currentTarget.files?.[0] ?? null)}
        />
      </div>
      {wrong !== '' && <Notice kind="error">{wrong}</Notice>}
      {act.failure && <Notice kind="error">{failureText(act.failure)}</Notice>}
      <div class="button-row">
        <Button onPress={onClose}>{t('not_now')}</Button>
        <Button kind="main" submit busy={act.busy}>
          {act.busy ? t('acting') : t('promise.send')}
        </Button>
      </div>
    </form>
  );
}
