import { useState } from 'preact/hooks';
import { type Campaign, draftOrder, getCampaign } from '../../api/campaigns';
import { Loaded } from '../../desk/Loaded';
import { Screen } from '../../desk/Screen';
import { useAct } from '../../desk/useAct';
import { useAnswer } from '../../desk/useAnswer';
import { euros } from '../../i18n';
import { failureText } from '../../i18n/failures';
import { shareCents } from '../../lib/money';
import { replaceScreen } from '../../nav/route';
import { Button } from '../../ui/Button';
import { Choices } from '../../ui/Choices';
import { Field } from '../../ui/Field';
import { Notice } from '../../ui/Notice';
import { wholeWithin } from '../../lib/typed-numbers';
import { orderScreen } from '../screens';
import { t } from '../t';
import { Total } from '../Total';
import { NearEnd } from './NearEnd';

const SIZES = ['10', '5'] as const;
const MOST_BOOKLETS = 1_000_000;

/** The form of an order, with its price. It creates a draft, which is placed on the next screen. */
export function NewOrder({ campaignId }: { campaignId: number }) {
  const asked = useAnswer(() => getCampaign(campaignId), `campaign ${campaignId}`);
  return (
    <Screen title={t('new_order.title')}>
      <Loaded asked={asked} label={t('campaign.loading')}>
        {(campaign) => <Form campaign={campaign} />}
      </Loaded>
    </Screen>
  );
}

function Form({ campaign }: { campaign: Campaign }) {
  const [size, setSize] = useState<(typeof SIZES)[number]>('10');
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const count = wholeWithin(typed, 1, MOST_BOOKLETS);
  const wanted = { campaign_id: campaign.id, booklet_size: Number(size), booklet_count: count ?? 0 };
  const faceCents = wanted.booklet_count * wanted.booklet_size * campaign.voucher_cents;
  const feeCents = shareCents(faceCents, campaign.sponsor_fee_bps);
  const draft = useAct(() => draftOrder(wanted), (order) => replaceScreen(orderScreen(order.id)));

  function submit(event: Event): void {
    event.preventDefault();
    setTried(true);
    if (count !== null) void draft.run();
  }

  return (
    <form class="section" noValidate onSubmit={submit}>
      <p class="quiet">{campaign.name}</p>
      <NearEnd campaign={campaign} />
      <Choices
        legend={t('new_order.size')}
        value={size}
        onChoose={setSize}
        choices={SIZES.map((value) => ({
          value,
          label: t('new_order.size_of', { n: value }),
          detail: t('new_order.size_detail', { value: euros(Number(value) * campaign.voucher_cents) }),
        }))}
      />
      <Field
        label={t('new_order.count')}
        hint={t('new_order.count_hint')}
        name="booklet_count"
        value={typed}
        error={count === null && (tried || tooMuch(typed)) ? t('new_order.count_wrong') : null}
        onInput={setTyped}
        input={{ inputMode: 'numeric', maxLength: 12 }}
      />
      <Total faceCents={faceCents} feeCents={feeCents} vatCents={null} totalCents={faceCents + feeCents} feeBps={campaign.sponsor_fee_bps} />
      {draft.failure && <Notice kind="error">{failureText(draft.failure)}</Notice>}
      <p class="quiet small">{t('new_order.not_yet')}</p>
      <Button kind="main" submit busy={draft.busy}>
        {draft.busy ? t('new_order.preparing') : t('new_order.prepare')}
      </Button>
    </form>
  );
}

/** Whether the typed count is wrong whatever is typed after it: then the error shows while typing. */
const tooMuch = (typed: string) => typed !== '' && wholeWithin(typed, 0, MOST_BOOKLETS) === null;
