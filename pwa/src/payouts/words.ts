/** Payments in words. */
import type { Candidate, Entry } from '../api/bank-answers';
import type { Batch, Due, Payout, PayoutFailure } from '../api/payouts';
import { monthName } from '../desk/months';
import { day, dayOf, euros } from '../i18n';
import { t } from './t';

/** `Relevé R-2026-11-0001 · novembre 2026`, or the number of a credit note, a withdrawal or a refund. */
export function documentOf({ number, month }: Pick<Due, 'number' | 'month'>): string {
  if (number.startsWith('RT-')) return t('document.withdrawal', { number });
  if (number.startsWith('RB-')) return t('document.refund', { number });
  return month === null ? t('document.credit', { number }) : t('document.statement', { number, month: monthName(month) });
}

/** Why a document is on hold. */
export function whyHeld({ hindrance, refusal }: Pick<Due, 'hindrance' | 'refusal'>): string {
  if (hindrance === 'account_refused') return t('held.account_refused', { words: refusal?.words ?? '' });
  return hindrance === 'no_account' ? t('held.no_account') : t('held.account_changing');
}

/** Why and when a payment failed, with the bank's own words if it gave any. */
export function whyFailed(failure: PayoutFailure): string {
  const told = { day: dayOf(failure.at), words: failure.words };
  return failure.state === 'returned' ? t('failed.returned', told) : t('failed.rejected', told);
}

/** A payment's state; a prepared payment of an approved batch is approved. */
export function stateOf(payout: Payout, batch?: Batch['state']): string {
  if (batch === 'approved' && payout.state === 'prepared') return t('batch.approved');
  if (payout.failure) return whyFailed(payout.failure);
  if (payout.state === 'paid') return t('payout.paid', { day: dayOf(payout.paid_at ?? '') });
  return t(`payout.${payout.state}`);
}

/** `Envoyé · 12 payés, 1 refusé` */
export function stateOfBatch(batch: Batch): string {
  const results = (['paid', 'rejected', 'returned'] as const)
    .filter((state) => (batch.states[state] ?? 0) > 0)
    .map((state) => t(`batch.${state}`, { n: batch.states[state] ?? 0 }));
  return [t(`batch.${batch.state}`), ...(results.length > 0 ? [results.join(', ')] : [])].join(' · ');
}

/** Whether no payment of a batch is under way. */
export function isDone(batch: Batch): boolean {
  return batch.state === 'cancelled' || (batch.state === 'sent' && (batch.states.sent ?? 0) === 0);
}

/** A bank entry: `R-2026-11-0001 · 9,60 € · 3 décembre 2026`. */
export function factsOf(entry: Entry): string {
  const parts = [
    entry.number ?? t('entry.no_number'),
    entry.number === null && entry.file !== null ? t('entry.file', { file: entry.file }) : '',
    entry.cents === null ? '' : euros(entry.cents).replace('€', entry.currency === 'EUR' ? '€' : entry.currency),
    entry.day === null ? '' : day(entry.day),
    entry.account !== null && OTHERS.includes(entry.outcome) ? t('entry.account', { iban: entry.account }) : '',
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

/** A payment that an entry may belong to: `R-2026-11-0001 · 9,60 € · envoyé le 3 décembre 2026`. */
export function candidateOf({ number, cents, sent_at, state }: Candidate): string {
  return [number, euros(cents), t(`assign.${state}`, { day: dayOf(sent_at) })].join(' · ');
}

const OTHERS: readonly Entry['outcome'][] = ['other_account', 'not_ours'];

export function outcomeOf(entry: Entry): string {
  if (entry.outcome === 'known') return t('entry.known');
  if (entry.outcome === 'amount_differs' && entry.expected_cents !== null) {
    return t('entry.amount_expected', { amount: euros(entry.expected_cents) });
  }
  if (entry.outcome !== 'applied') return t(`entry.${entry.outcome}`);
  if (entry.result === 'paid' || entry.result === 'unclear') return t('entry.paid');
  return t(`entry.${entry.result}`, { words: entry.words ?? '' });
}
