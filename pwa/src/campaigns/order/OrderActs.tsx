import { useState } from 'preact/hooks';
import { type Campaign, cancelOrder, closeOrder, deleteDraft, type Order, placeDraft } from '../../api/campaigns';
import type { Side } from '../../api/expiry';
import { Confirm } from '../../desk/Confirm';
import { useAct } from '../../desk/useAct';
import { failureText } from '../../i18n/failures';
import { closeScreen } from '../../nav/route';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import { orderState } from '../standing';
import { t } from '../t';
import { Issue } from './Issue';
import { isLate, NearEnd } from './NearEnd';

interface OrderActsProps {
  order: Order;
  campaign: Campaign | null;
  side: Side;
  onChanged: (what: string) => void;
}

/** The buttons that an order's state allows this side. */
export function OrderActs({ order, campaign, side, onChanged }: OrderActsProps) {
  const state = orderState(order);
  if (state === 'draft') return <Draft order={order} campaign={campaign} onChanged={onChanged} />;
  const cancel = state === 'ordered' && <Cancel order={order} onChanged={onChanged} />;
  const toIssue = order.issued_at === null && (order.state === 'ordered' || order.state === 'funded');
  if (side === 'sponsor') return cancel;
  return (
    <>
      {toIssue && <Issue order={order} onChanged={onChanged} />}
      {cancel}
      {state === 'issued' && <Close order={order} onChanged={onChanged} />}
    </>
  );
}

type ActProps = Omit<OrderActsProps, 'side' | 'campaign'>;

/** Places or withdraws a draft. Placing is idempotent: the draft becomes the order. */
function Draft({ order, campaign, onChanged }: Omit<OrderActsProps, 'side'>) {
  const [asked, setAsked] = useState(false);
  const [late, setLate] = useState(false);
  const place = useAct(() => placeDraft(order.id), () => onChanged(t('order.placed')));
  const withdraw = useAct(() => deleteDraft(order.id), closeScreen);
  return (
    <>
      {place.failure && <Notice kind="error">{failureText(place.failure)}</Notice>}
      <Button kind="main" busy={place.busy} onPress={() => (campaign !== null && isLate(campaign) ? setLate(true) : void place.run())}>
        {place.busy ? t('order.placing') : t('order.place')}
      </Button>
      <Button kind="quiet" onPress={() => setAsked(true)}>
        {t('order.withdraw')}
      </Button>
      {late && campaign !== null && (
        <Confirm
          title={t('order.late_title')}
          act={place}
          action={t('order.place')}
          busy={t('order.placing')}
          keep={t('order.not_now')}
          onClose={() => setLate(false)}
        >
          <NearEnd campaign={campaign} />
          <p>{t('order.late_text')}</p>
        </Confirm>
      )}
      {asked && (
        <Confirm
          title={t('order.withdraw_title')}
          act={withdraw}
          action={t('order.withdraw')}
          busy={t('order.withdraw_busy')}
          keep={t('order.keep')}
          onClose={() => setAsked(false)}
        >
          <p>{t('order.withdraw_text')}</p>
        </Confirm>
      )}
    </>
  );
}

/** Cancels an order, which is possible until it is funded or issued. */
function Cancel({ order, onChanged }: ActProps) {
  const [asked, setAsked] = useState(false);
  const cancel = useAct(() => cancelOrder(order.id), () => onChanged(t('order.cancelled_now')));
  return (
    <>
      <Button kind="quiet" onPress={() => setAsked(true)}>
        {t('order.cancel')}
      </Button>
      {asked && (
        <Confirm
          title={t('order.cancel_title')}
          act={cancel}
          action={t('order.cancel')}
          busy={t('order.cancelling')}
          keep={t('order.keep_it')}
          onClose={() => setAsked(false)}
        >
          <p>{t('order.cancel_text')}</p>
        </Confirm>
      )}
    </>
  );
}

function Close({ order, onChanged }: ActProps) {
  const [asked, setAsked] = useState(false);
  const close = useAct(() => closeOrder(order.id), () => onChanged(''));
  return (
    <>
      <Button onPress={() => setAsked(true)}>{t('order.close')}</Button>
      {asked && (
        <Confirm
          title={t('order.close_title')}
          act={close}
          action={t('order.close')}
          busy={t('order.closing')}
          keep={t('order.keep_open')}
          onClose={() => setAsked(false)}
        >
          <p>{t('order.close_text')}</p>
        </Confirm>
      )}
    </>
  );
}
