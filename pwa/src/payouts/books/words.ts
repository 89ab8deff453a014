/** Books beside bank in words. */
import type { BalancedDay, BookEntry, Disbursement } from '../../api/books';
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
  return one.payment === null ? t('out.confirmed', decided) : t(`out.pay.${one.payment}`);
}

export function titleOf(one: Disbursement): string {
  const told = { number: one.number, cents: euros(one.cents) };
  return one.kind === 'withdrawal' ? t('out.withdrawal', told) : t('out.refund_of', told);
}
