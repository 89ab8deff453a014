/** How payments are put in words. */
import type { Batch, Due, Entry, Payout, PayoutFailure } from '../api/payouts';
import { monthName } from '../desk/months';
import { day, dayOf, euros } from '../i18n';
import { t } from './t';

/** `Relevé R-2026-11-0001 · novembre 2026`, or a credit note. */
export function documentOf({ number, month }: Pick<Due, 'number' | 'month'>): string {
  return month === null ? t('document.credit', { number }) : t('document.statement', { number, month: monthName(month) });
}

/** Why the bank did not pay, when, and its own words where it has some. */
export function whyFailed(failure: PayoutFailure): string {
  const told = { day: dayOf(failure.at), words: failure.words };
  return failure.state === 'returned' ? t('failed.returned', told) : t('failed.rejected', told);
}

export function stateOf(payout: Payout): string {
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

/** Whether nothing of a batch is under way any more. */
export function isDone(batch: Batch): boolean {
  return batch.state === 'cancelled' || (batch.state === 'sent' && (batch.states['sent'] ?? 0) === 0);
}

/** What the bank told of a payment: `R-2026-11-0001 · 9,60 € · 3 décembre 2026`. */
export function factsOf(entry: Entry): string {
  const parts = [entry.number ?? t('entry.whole_file'), entry.cents === null ? '' : euros(entry.cents), entry.day === null ? '' : day(entry.day)];
  return parts.filter((part) => part !== '').join(' · ');
}

export function outcomeOf(entry: Entry): string {
  if (entry.outcome === 'known') return t('entry.known');
  if (entry.outcome === 'amount_differs' && entry.expected_cents !== null) {
    return t('entry.amount_expected', { amount: euros(entry.expected_cents) });
  }
  if (entry.outcome !== 'applied') return t(`entry.${entry.outcome}`);
  return entry.result === 'paid' ? t('entry.paid') : t(`entry.${entry.result}`, { words: entry.words ?? '' });
}
