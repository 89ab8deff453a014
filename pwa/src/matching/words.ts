/** Movements, suggestions and matches in words. */
import type { Match, Part, Suggestion } from '../api/matching';
import { euros } from '../i18n';
import { t } from './t';

/** The sign is always shown. */
export const signed = (cents: number): string => (cents > 0 ? `+\u202f${euros(cents)}` : euros(cents).replace('-', '−\u202f'));

export const ageInWords = (days: number): string => (days < 1 ? t('list.today') : t('list.age', { n: days }));

/** What a match says a part is. */
export function kindInWords({ kind, order_id }: Match): string {
  return kind === 'order' ? t('match.order', { n: order_id ?? 0 }) : t(`match.${kind}`);
}

/** Where a suggestion puts the money, line by line. */
export function sharesInWords({ shares, rest_cents }: Suggestion): string[] {
  const rest = rest_cents === 0 ? [] : [t('suggestion.rest', { cents: euros(rest_cents) })];
  return [...shares.map((share) => t('suggestion.order', { n: share.order_id, cents: euros(share.cents) })), ...rest];
}

export const reasonsInWords = ({ reasons }: Suggestion): string => reasons.map((reason) => t(`reason.${reason}`)).join(', ');

/** A suggestion as the parts that the server is sent. */
export function partsOf({ shares, rest_cents, campaign_id }: Suggestion, payment: number | null): Part[] {
  const inside = payment === null ? {} : { payment };
  const rest: Part[] = rest_cents === 0 ? [] : [{ kind: 'advance', cents: rest_cents, campaign_id, ...inside }];
  return [...shares.map((share): Part => ({ kind: 'order', ...share, ...inside })), ...rest];
}
