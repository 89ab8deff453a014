import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { type Campaign, getCampaign, getOrder, type Order } from '../../api/campaigns';
import type { Side } from '../../api/expiry';
import { Acts, useReadsOnly } from '../../desk/Acts';
import { Facts } from '../../desk/Facts';
import { Loaded } from '../../desk/Loaded';
import { Screen } from '../../desk/Screen';
import { useAnswer } from '../../desk/useAnswer';
import { when } from '../../desk/when';
import { euros } from '../../i18n';
import { counted } from '../../i18n/numbers';
import { Chunk } from '../../nav/Chunk';
import { openScreen } from '../../nav/route';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import { campaignScreen } from '../screens';
import { isPromised, orderState, waitsForOrder } from '../standing';
import { t } from '../t';
import { contentOf } from '../content';
import { Total, totalOf } from '../Total';
import { HowToPay } from './HowToPay';
import { NearEnd } from './NearEnd';
import { OrderActs } from './OrderActs';

interface OrderPageProps {
  orderId: number;
  side: Side;
}

const loadBilling = () => import('../../billing/Billing');
const loadMoney = () => import('../../matching/OrderMoney');
const loadPaper = () => import('../../paper/Paper');

/** The screen of one order: state, who has to act, costs, and the next action. */
export function OrderPage({ orderId, side }: OrderPageProps) {
  const asked = useAnswer(() => getOrder(orderId), `order ${orderId}`);
  const [done, setDone] = useState('');
  const changed = (what: string) => {
    setDone(what);
    asked.again();
  };
  return (
    <Screen title={t('order.title', { n: orderId })}>
      {done !== '' && (
        <Notice kind="good" alert>
          {done}
        </Notice>
      )}
      <Loaded asked={asked} label={t('order.loading')} lines={8}>
        {(order) => (
          <>
            <Standing order={order} side={side} />
            <Campaigned order={order}>
              {(campaign) => (
                <>
                  <Costs order={order} feeBps={campaign?.sponsor_fee_bps ?? null} />
                  {side === 'sponsor' && order.state === 'ordered' && <HowToPay order={order} />}
                  {order.state !== 'draft' && order.state !== 'cancelled' && (
                    <Chunk load={loadMoney}>
                      {({ OrderMoney }) => (
                        <OrderMoney key={orderState(order)} order={order} campaign={campaign} side={side} onChanged={() => changed('')} />
                      )}
                    </Chunk>
                  )}
                  {order.state === 'draft' && campaign !== null && <NearEnd campaign={campaign} />}
                  <Acts>
                    <OrderActs key={orderState(order)} order={order} campaign={campaign} side={side} onChanged={changed} />
                  </Acts>
                </>
              )}
            </Campaigned>
            <Chunk load={loadBilling}>{({ Billing }) => <Billing orderId={order.id} side={side} />}</Chunk>
            <Facts facts={factsOf(order)} />
            {order.state !== 'draft' && order.state !== 'cancelled' && (
              <Acts>
                <Chunk key={`paper ${orderState(order)}`} load={loadPaper}>
                  {({ Paper }) => <Paper orderId={order.id} />}
                </Chunk>
              </Acts>
            )}
            <Button onPress={() => openScreen(campaignScreen(order.campaign_id))}>{t('campaign.see')}</Button>
          </>
        )}
      </Loaded>
    </Screen>
  );
}

function Standing({ order, side }: { order: Order; side: Side }) {
  const state = orderState(order);
  const reads = useReadsOnly();
  const kind = !reads && waitsForOrder(order, side) ? 'warning' : state === 'issued' || state === 'closed' ? 'good' : 'info';
  return (
    <Notice kind={kind} title={t(`order.${state}`)}>
      {t(`order.what_${state}`)} {!reads && nextInWords(order, side)}
    </Notice>
  );
}

function nextInWords(order: Order, side: Side): string {
  switch (orderState(order)) {
    case 'draft':
      return t(`order.next_draft_${side}`);
    case 'ordered':
    case 'ordered_issued':
      return side === 'sponsor' ? t('order.next_ordered_sponsor', { total: totalOf(order) }) : t('order.next_ordered_operator');
    case 'partly_paid':
    case 'promised_issued':
      return t(`order.next_lacking_${side}`, { cents: euros(order.lacking_cents) });
    case 'promised':
      return t(`order.next_promised_${side}`, { cents: euros(order.lacking_cents) });
    case 'funded':
      return t(`order.next_funded_${side}`);
    case 'issued':
      return t('order.next_issued');
    case 'closed':
    case 'cancelled':
      return t('order.next_closed');
  }
}

interface CampaignedProps {
  order: Order;
  children: (campaign: Campaign | null) => ComponentChildren;
}

/**
 * Loads the order's campaign, for its fee rate and remaining days; null until it is loaded. A draft waits for it: whoever
 * orders late is asked twice.
 */
function Campaigned({ order, children }: CampaignedProps) {
  const campaign = useAnswer(() => getCampaign(order.campaign_id), `campaign ${order.campaign_id}`);
  if (order.state !== 'draft') return <>{children(campaign.value)}</>;
  return (
    <Loaded asked={campaign} label={t('campaign.loading')}>
      {children}
    </Loaded>
  );
}

/** The order's content and price. */
function Costs({ order, feeBps }: { order: Order; feeBps: number | null }) {
  return (
    <div>
      <p class="order__content">{contentOf(order)}</p>
      <Total
        faceCents={order.face_value_cents}
        feeCents={order.sponsor_fee_cents}
        vatCents={order.vat_cents}
        totalCents={order.total_cents}
        feeBps={feeBps}
      />
    </div>
  );
}

function factsOf(order: Order): [string, string][] {
  const { campaign_id, first_serial, last_serial, payment_order, funded_at, cancelled_at } = order;
  const since = (at: string | null) => (at === null ? t('order.not_yet') : when(at));
  const numbers =
    first_serial === null || last_serial === null || order.issued_at === null
      ? t('order.not_yet')
      : `${counted(order.booklet_count)}, ${t('order.numbers_of', { first: `${campaign_id}-${first_serial}`, last: `${campaign_id}-${last_serial}` })}`;
  return [
    [t('order.campaign'), order.campaign],
    [t('order.sponsor'), order.sponsor],
    [t('order.ordered_on'), since(order.ordered_at)],
    [
      t(isPromised(order) ? 'order.promised_by' : 'order.payment'),
      funded_at === null || payment_order === null
        ? t('order.not_yet')
        : t('order.payment_on', { number: payment_order, when: when(funded_at) }),
    ],
    ...(cancelled_at === null ? [] : [[t('order.cancelled_on'), when(cancelled_at)] satisfies [string, string]]),
    [t('order.issued_on'), since(order.issued_at)],
    [t('order.numbers'), numbers],
  ];
}
