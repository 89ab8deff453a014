/** Books beside bank in words. */
import type { BalancedDay, BookEntry, Cancellation, Disbursement } from '../../api/books';
import { day, dayOf, euros } from '../../i18n';
import { t } from './t';

/** The sign is always shown. */
export const signed = (cents: number): string => (cents > 0 ? `+\u202f${euros(cents)}` : euros(cents).replace('-', '−\u202f'));

/** The four sums of a day, as labels and values. */
export function sumsOf(one: BalancedDay): readonly (readonly [string, string])[] {
  return [
    [t('sum.books'), euros(one.books_cents)],
    [t('sum.bank'), euros(one.bank_cents)],
    [t('sum.under_way'), signed(one.under_way_cents)],
    [t('sum.difference'), euros(one.difference_cents)],
  ];
}

/** `dans les livres le 3 décembre 2026 · sur aucun relevé` */
export function whereIs({ booked, told }: BookEntry): string {
  return [
    booked === null ? t('under_way.not_booked') : t('under_way.booked', { day: day(booked) }),
    told === null ? t('under_way.not_told') : t('under_way.told', { day: day(told) }),
  ].join(' · ');
}

/** How far a disbursement is. */
export function stateOf(one: Disbursement): string {
  const decided = { name: one.decided_by ?? '', day: dayOf(one.decided_at ?? one.asked_at) };
  if (one.state === 'asked') return t('out.waits');
  if (one.state === 'refused') return t('out.refused', decided);
  if (one.cancellation !== null) return cancellationOf(one, one.cancellation);
  return one.payment === null ? t('out.confirmed', decided) : t(`out.pay.${one.payment}`);
}

function cancellationOf(one: Disbursement, { asked_by, asked_at, confirmed_by, confirmed_at, reason }: Cancellation): string {
  return one.state === 'cancelled'
    ? t('out.cancelled', { name: confirmed_by ?? '', day: dayOf(confirmed_at ?? asked_at), reason })
    : t('out.cancel_waits', { name: asked_by, day: dayOf(asked_at), reason });
}

/** Whether it was confirmed, and no transfer of it is prepared, on its way or paid. */
export const mayBeCancelled = ({ state, payment }: Disbursement): boolean =>
  state === 'confirmed' && (payment === null || payment === 'rejected' || payment === 'returned' || payment === 'cancelled');

export function titleOf(one: Disbursement): string {
  const told = { number: one.number, cents: euros(one.cents) };
  return one.kind === 'withdrawal' ? t('out.withdrawal', told) : t('out.refund_of', told);
}
