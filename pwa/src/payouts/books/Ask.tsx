import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { askRefund, askWithdrawal, type Disbursements } from '../../api/books';
import type { Answer } from '../../api/wire/http';
import { useAct } from '../../desk/useAct';
import { euros } from '../../i18n';
import { failureText } from '../../i18n/failures';
import { Button } from '../../ui/Button';
import { Field } from '../../ui/Field';
import { Notice } from '../../ui/Notice';
import { SelectField } from '../../ui/SelectField';
import { readCents } from './amount';
import { t } from './t';

interface AskProps {
  onAsked: () => void;
  onClose: () => void;
}

/** Earned fees asked for: an amount and what it is for; another person confirms it. */
export function AskWithdrawal({ most, ...rest }: AskProps & { most: number }) {
  return <AskForm title={t('out.withdraw')} most={most} ask={askWithdrawal} {...rest} />;
}

/** An advance to give back: of which campaign, how much, what for. */
export function AskRefund({ advances, ...rest }: AskProps & { advances: Disbursements['advances'] }) {
  const [chosen, setChosen] = useState(String(advances[0]?.campaign_id ?? ''));
  const campaign = advances.find((one) => String(one.campaign_id) === chosen);
  return (
    <AskForm
      title={t('out.refund')}
      most={campaign?.cents ?? 0}
      ask={(cents, reason) => askRefund(Number(chosen), cents, reason)}
      {...rest}
    >
      <SelectField
        label={t('out.campaign')}
        name="campaign"
        value={chosen}
        options={advances.map((one) => ({
          value: String(one.campaign_id),
          label: t('out.campaign_one', { sponsor: one.sponsor, campaign: one.campaign, cents: euros(one.cents) }),
        }))}
        onChange={setChosen}
      />
    </AskForm>
  );
}

interface FormProps extends AskProps {
  title: string;
  most: number;
  ask: (cents: number, reason: string) => Promise<Answer<Disbursements>>;
  children?: ComponentChildren;
}

function AskForm({ title, most, ask, children, onAsked, onClose }: FormProps) {
  const [typed, setTyped] = useState({ amount: '', reason: '' });
  const [tried, setTried] = useState(false);
  const cents = readCents(typed.amount);
  const act = useAct(ask, () => {
    onClose();
    onAsked();
  });

  function submit(event: Event): void {
    event.preventDefault();
    setTried(true);
    if (cents !== null && typed.reason.trim() !== '') void act.run(cents, typed.reason);
  }

  return (
    <form class="section" aria-label={title} noValidate onSubmit={submit}>
      {children}
      <Field
        label={t('out.amount')}
        hint={t('out.amount_hint', { cents: euros(most) })}
        name="amount"
        value={typed.amount}
        error={tried && cents === null ? t('out.amount_wrong') : null}
        input={{ inputMode: 'decimal' }}
        onInput={(amount) => setTyped({ ...typed, amount })}
      />
      <Field
        label={t('out.reason')}
        name="reason"
        value={typed.reason}
        error={tried && typed.reason.trim() === '' ? t('out.reason_missing') : null}
        input={{ maxLength: 200 }}
        onInput={(reason) => setTyped({ ...typed, reason })}
      />
      {act.failure && <Notice kind="error">{failureText(act.failure)}</Notice>}
      <div class="button-row">
        <Button onPress={onClose}>{t('not_now')}</Button>
        <Button kind="main" submit busy={act.busy}>
          {act.busy ? t('acting') : t('out.send')}
        </Button>
      </div>
    </form>
  );
}
