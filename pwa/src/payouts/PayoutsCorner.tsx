import { Landmark } from 'lucide';
import { type Accounts, listAccounts } from '../api/bank-accounts';
import { listToExplain, type ToExplainPage } from '../api/matching';
import { getPayouts, type Payouts } from '../api/payouts';
import type { Me } from '../api/wire/people';
import { Loaded } from '../desk/Loaded';
import { Opener } from '../desk/Opener';
import { type Asked, useAnswer } from '../desk/useAnswer';
import { euros } from '../i18n';
import { TO_EXPLAIN } from '../matching/screens';
import { List } from '../ui/List';
import { accountScreen, BANK, batchScreen, PAYOUTS } from './screens';
import { t } from './t';

export interface Way {
  readonly title: string;
  readonly details: string[];
  readonly screen: string;
  readonly pressing: boolean;
}

export interface WaitingPayments {
  asked: Asked<Payouts>;
  /** What waits for this person in particular, as links. */
  ways: readonly Way[];
}

export function useWaitingPayments(me: Me): WaitingPayments {
  const asked = useAnswer(getPayouts, 'payouts');
  const accounts = useAnswer(listAccounts, 'accounts to confirm');
  const of = (payouts: Payouts) => [...ofBatches(payouts, me), ...toLookAt(payouts)];
  const movements = useAnswer(() => listToExplain(1), 'to explain 1');
  const explaining = movements.value ? toExplain(movements.value) : [];
  return { asked, ways: [...toConfirm(accounts.value?.accounts ?? [], me), ...explaining, ...(asked.value ? of(asked.value) : [])] };
}

/** A list of links to what waits. */
export function WaysList({ ways, label }: { ways: readonly Way[]; label: string }) {
  if (ways.length === 0) return null;
  return (
    <List label={label} items={ways} itemKey={({ screen }) => screen}>
      {(way) => <Opener icon={Landmark} {...way} />}
    </List>
  );
}

/** The section of the operator's first screen that leads to all payments. */
export function PayoutsCorner({ asked }: { asked: Asked<Payouts> }) {
  return (
    <section class="section">
      <h2>{t('corner.title')}</h2>
      <Loaded asked={asked} label={t('loading')} lines={2}>
        {(payouts) => <WaysList ways={[toAll(payouts)]} label={t('corner.title')} />}
      </Loaded>
    </section>
  );
}

function toConfirm(accounts: readonly Accounts[], me: Me): Way[] {
  return accounts
    .filter(({ waiting }) => waiting !== null && waiting.proposed_by.id !== me.id)
    .map(({ organisation }) => ({
      title: t('corner.confirm'),
      details: [organisation.name],
      screen: accountScreen(organisation.id),
      pressing: true,
    }));
}

function ofBatches({ batches }: Payouts, me: Me): Way[] {
  return batches
    .filter((batch) => batch.state === 'approved' || (batch.state === 'prepared' && batch.prepared_by.id !== me.id))
    .map((batch) => ({
      title: batch.state === 'approved' ? t('corner.send') : t('corner.approve'),
      details: [t('batch.size', { n: batch.count, total: euros(batch.cents) }), batch.prepared_by.name],
      screen: batchScreen(batch.id),
      pressing: true,
    }));
}

/** What of our accounts is not explained, or waits for a second person. */
function toExplain({ total, came_cents, waiting }: ToExplainPage): Way[] {
  const second = waiting.filter(({ is_own }) => !is_own).length;
  if (total === 0 && second === 0) return [];
  const details = [
    ...(came_cents > 0 ? [t('corner.came', { cents: euros(came_cents) })] : []),
    ...(second > 0 ? [t('corner.second', { n: second })] : []),
  ];
  return [{ title: t('corner.explain', { n: total }), details, screen: TO_EXPLAIN, pressing: true }];
}

function toLookAt({ unmatched }: Payouts): Way[] {
  if (unmatched === 0) return [];
  return [{ title: t('corner.unmatched', { n: unmatched }), details: [t('bank.title')], screen: BANK, pressing: true }];
}

function toAll({ to_pay }: Payouts): Way {
  const total = to_pay.reduce((sum, { cents }) => sum + cents, 0);
  const detail = to_pay.length === 0 ? t('to_pay.none') : t('to_pay.sum', { n: to_pay.length, total: euros(total) });
  return { title: t('corner.all'), details: [detail], screen: PAYOUTS, pressing: to_pay.some(({ hindrance }) => hindrance === null) };
}
