/** The facts of a booklet in words: where it is, and how it is related to other booklets. */
import type { Booklet } from '../../api/vouchers';
import { dayOf } from '../../i18n';
import { t } from '../t';

type Fact = readonly [string, string];

export function placeOf(booklet: Booklet): string {
  const { state, in_transit, handed_over_at, handed_over_by_use, void_reason } = booklet;
  if (state === 'in_stock' && in_transit) return t('booklet.in_transit');
  if (state === 'voided') return t('booklet.voided_as', { reason: t(reasonKey(void_reason)).toLowerCase() });
  if (state !== 'handed_over' || handed_over_at === null) return t(`booklet.state_${state}`);
  const day = dayOf(handed_over_at);
  return handed_over_by_use ? t('booklet.handed_over_by_use', { day }) : t('booklet.handed_over', { day });
}

/** Related booklets, and whether it was handed over without a prescriber; empty for most. */
export function tiesOf(booklet: Booklet): Fact[] {
  const { replaces, replaced_by, renewal_of, alone } = booklet;
  return [
    ...fact(t('booklet.replaces'), replaces),
    ...fact(t('booklet.replaced_by'), replaced_by),
    ...fact(t('booklet.renewal_of'), renewal_of),
    ...fact(t('booklet.alone'), alone ? t('booklet.alone_yes') : null),
  ];
}

/** `10`, or `7 sur 10` for a replacement, whose last vouchers do not count. */
export function worthOf({ worth, size }: Booklet): string {
  return worth < size ? t('booklet.worth', { worth, size }) : String(size);
}

/** All facts; what is left is omitted once the booklet is replaced, since the other one has it. */
export function factsOf(booklet: Booklet, left: number): Fact[] {
  return [
    [t('booklet.campaign'), booklet.campaign],
    [t('booklet.place'), placeOf(booklet)],
    [t('booklet.size'), worthOf(booklet)],
    ...fact(t('booklet.left'), booklet.replaced_by === null ? String(left) : null),
    ...tiesOf(booklet),
  ];
}

const fact = (label: string, value: string | null): Fact[] => (value === null ? [] : [[label, value]]);

const REASONS = { lost: 'reason.lost', stolen: 'reason.stolen', damaged: 'reason.damaged' } as const;
const reasonKey = (reason: string | null) =>
  reason !== null && Object.hasOwn(REASONS, reason) ? REASONS[reason as keyof typeof REASONS] : 'reason.other';
