import { useState } from 'preact/hooks';
import { listCampaigns, listOrders, type Order } from '../../api/campaigns';
import { type Part, proposeMatches, type SeenMovement } from '../../api/matching';
import { hundredths, typedHundredths } from '../../lib/typed-numbers';
import { Loaded } from '../../desk/Loaded';
import { Reveal } from '../../desk/Reveal';
import { useAct } from '../../desk/useAct';
import { useAnswer } from '../../desk/useAnswer';
import { euros } from '../../i18n';
import { failureText } from '../../i18n/failures';
import { Button } from '../../ui/Button';
import { Choices } from '../../ui/Choices';
import { Field } from '../../ui/Field';
import { Notice } from '../../ui/Notice';
import { SelectField } from '../../ui/SelectField';
import { t } from '../../matching/t';

interface ChoosePartProps {
  seen: SeenMovement;
  onChosen: () => void;
}

/** Says by hand what a part of a movement is: an order chosen from those that lack money, or a sponsor's advance. */
export function ChoosePart({ seen, onChosen }: ChoosePartProps) {
  return (
    <Reveal label={t('choose.open')} kind="quiet">
      {(close) => (
        <Form
          seen={seen}
          onClose={close}
          onChosen={() => {
            close();
            onChosen();
          }}
        />
      )}
    </Reveal>
  );
}

function Form({ seen, onChosen, onClose }: ChoosePartProps & { onClose: () => void }) {
  const orders = useAnswer(listOrders, 'orders');
  return (
    <Loaded asked={orders} label={t('loading')} lines={3}>
      {(placed) => <Chosen seen={seen} orders={placed.orders.filter(isOpen)} onChosen={onChosen} onClose={onClose} />}
    </Loaded>
  );
}

function Chosen({ seen, orders, onChosen, onClose }: ChoosePartProps & { orders: readonly Order[]; onClose: () => void }) {
  const [kind, setKind] = useState<Part['kind']>('order');
  const [chosen, setChosen] = useState('');
  const [amount, setAmount] = useState(typedHundredths(Math.abs(seen.left_cents)));
  const [wrong, setWrong] = useState(false);
  const campaigns = useAnswer(listCampaigns, 'campaigns');
  const sign = seen.left_cents < 0 ? -1 : 1;
  const act = useAct((part: Part) => proposeMatches(seen.movement.id, [part]), onChosen);

  function submit(event: Event): void {
    event.preventDefault();
    const cents = hundredths(amount);
    const id = Number(chosen);
    setWrong(!cents || chosen === '');
    if (cents && chosen !== '') void act.run({ kind, cents: sign * cents, ...(kind === 'order' ? { order_id: id } : { campaign_id: id }) });
  }

  function choose(value: string): void {
    setChosen(value);
    const order = orders.find(({ id }) => kind === 'order' && String(id) === value);
    if (order !== undefined && sign > 0) setAmount(typedHundredths(Math.min(seen.left_cents, order.lacking_cents)));
  }

  const options =
    kind === 'order'
      ? orders.map((order) => ({ value: String(order.id), label: t('choose.option', { n: order.id, sponsor: order.sponsor, cents: euros(order.lacking_cents) }) }))
      : (campaigns.value?.campaigns ?? []).map(({ id, name, sponsor }) => ({ value: String(id), label: `${name} · ${sponsor}` }));
  return (
    <form class="section" aria-label={t('choose.open')} noValidate onSubmit={submit}>
      <Choices
        legend={t('choose.kind')}
        value={kind}
        onChoose={(next) => {
          setKind(next);
          setChosen('');
        }}
        choices={[
          { value: 'order', label: t('choose.order_kind') },
          { value: 'advance', label: t('choose.advance_kind') },
        ]}
      />
      <SelectField
        label={t(kind === 'order' ? 'choose.order' : 'choose.campaign')}
        name="chosen"
        value={chosen}
        options={[{ value: '', label: t('choose.pick') }, ...options]}
        onChange={choose}
      />
      <Field label={t('choose.amount')} name="amount" value={amount} input={{ inputMode: 'decimal' }} onInput={setAmount} />
      {wrong && <Notice kind="error">{t('choose.wrong')}</Notice>}
      {act.failure && <Notice kind="error">{failureText(act.failure)}</Notice>}
      <div class="button-row">
        <Button onPress={onClose}>{t('not_now')}</Button>
        <Button kind="main" submit busy={act.busy}>
          {act.busy ? t('acting') : t('choose.send')}
        </Button>
      </div>
    </form>
  );
}

/** Orders that money may belong to: placed, and not cancelled. */
const isOpen = ({ state }: Order) => state !== 'draft' && state !== 'cancelled';
