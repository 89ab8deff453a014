import '../desk/desk.css';
import { FileCheck, Landmark } from 'lucide';
import type { Campaign, Order } from '../api/campaigns';
import type { Side } from '../api/expiry';
import { bankProof, getPayments, listPromises, type Match } from '../api/matching';
import { Acts } from '../desk/Acts';
import { Facts } from '../desk/Facts';
import { Loaded } from '../desk/Loaded';
import { Opener } from '../desk/Opener';
import { useAnswer } from '../desk/useAnswer';
import { day, euros } from '../i18n';
import { movementScreen } from './screens';
import { Icon } from '../ui/Icon';
import { List } from '../ui/List';
import { NewPromise } from './NewPromise';
import { PromiseCard } from './PromiseCard';
import { t } from './t';
import { signed } from './words';

interface OrderMoneyProps {
  order: Order;
  campaign: Campaign | null;
  side: Side;
  onChanged: () => void;
}

/** What came for an order, by which transfers, what is missing, and what is only promised. */
export function OrderMoney({ order, campaign, side, onChanged }: OrderMoneyProps) {
  const payments = useAnswer(() => getPayments(order.id), `payments ${order.id}`);
  const promises = useAnswer(() => listPromises(order.id), `promises ${order.id}`);
  const held = (promises.value?.promises ?? []).filter(({ state }) => state === 'proposed' || state === 'confirmed');
  const changed = () => {
    promises.again();
    onChanged();
  };
  return (
    <section class="section" aria-label={t('order.title')}>
      <h3>{t('order.title')}</h3>
      <Loaded asked={payments} label={t('order.loading')} lines={2}>
        {({ received_cents, lacking_cents, matches }) => (
          <>
            <Facts
              facts={[
                [t('order.received'), euros(received_cents)],
                [t('order.lacking'), euros(lacking_cents)],
              ]}
            />
            {matches.some(({ state }) => state === 'confirmed') && <BankProof orderId={order.id} />}
            <Transfers matches={matches.filter(({ state }) => state === 'confirmed' || state === 'proposed')} side={side} />
          </>
        )}
      </Loaded>
      {held.map((promise) => (
        <PromiseCard key={`${promise.id} ${promise.state}`} promise={promise} side={side} onChanged={changed} />
      ))}
      {side === 'operator' && campaign?.trusts_promises && order.state === 'ordered' && order.received_cents === 0 && held.length === 0 && (
        <Acts>
          <NewPromise order={order} onProposed={changed} />
        </Acts>
      )}
    </section>
  );
}

/** The proof, for programs, that the transfers of an order stand on the bank's statements; anyone checks it without us. */
function BankProof({ orderId }: { orderId: number }) {
  return (
    <>
      <a class="button" href={bankProof(orderId)}>
        <Icon icon={FileCheck} />
        {t('order.proof')}
      </a>
      <p class="quiet small">{t('order.proof_what')}</p>
    </>
  );
}

function Transfers({ matches, side }: { matches: readonly Match[]; side: Side }) {
  if (matches.length === 0) return <p class="quiet small">{t('order.nothing')}</p>;
  return (
    <List label={t('order.title')} items={matches} itemKey={({ id }) => String(id)}>
      {(match) => {
        const title = `${t('order.see', { day: day(match.day) })} · ${signed(match.cents)}`;
        const details = [match.party, match.text, t(`match.${match.state}`)].filter((one) => one !== '');
        return side === 'operator' ? (
          <Opener icon={Landmark} title={title} details={details} screen={movementScreen(match.movement_id)} />
        ) : (
          <div>
            <p>{title}</p>
            <p class="quiet small">{details.join(' · ')}</p>
          </div>
        );
      }}
    </List>
  );
}
