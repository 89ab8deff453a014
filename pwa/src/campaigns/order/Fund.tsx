import { useState } from 'preact/hooks';
import { fundOrder, type Order } from '../../api/campaigns';
import { useAct } from '../../desk/useAct';
import { failureText } from '../../i18n/failures';
import { Button } from '../../ui/Button';
import { Field } from '../../ui/Field';
import { Notice } from '../../ui/Notice';
import { t } from '../t';
import { totalOf } from '../Total';

interface FundProps {
  order: Order;
  onChanged: (what: string) => void;
}

const LONGEST = 100;

/** Records the sponsor's payment order (docs/glossary.md, rule 22 "What makes an order funded"); idempotent for the same number. */
export function Fund({ order, onChanged }: FundProps) {
  const [number, setNumber] = useState('');
  const [missing, setMissing] = useState(false);
  const fund = useAct(() => fundOrder(order.id, number.trim()), () => onChanged(t('order.funded_now')));

  function submit(event: Event): void {
    event.preventDefault();
    const wrong = number.trim() === '' || number.trim().length > LONGEST;
    setMissing(wrong);
    if (!wrong) void fund.run();
  }

  return (
    <form class="section" noValidate onSubmit={submit}>
      <Field
        label={t('order.fund_number')}
        hint={t('order.fund_hint', { total: totalOf(order) })}
        name="payment_order"
        value={number}
        error={missing ? t('order.fund_missing') : null}
        onInput={setNumber}
      />
      {fund.failure && <Notice kind="error">{failureText(fund.failure)}</Notice>}
      <Button kind="main" submit busy={fund.busy}>
        {fund.busy ? t('order.funding') : t('order.fund')}
      </Button>
    </form>
  );
}
