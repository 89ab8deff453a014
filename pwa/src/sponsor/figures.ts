/** Formats the counts and rates of a dashboard. */
import type { Dashboard } from '../api/dashboards';
import { language } from '../i18n';
import { t } from './t';

const locale = () => (language.value === 'fr' ? 'fr-FR' : 'en-GB');

export const whole = (count: number) => new Intl.NumberFormat(locale()).format(count);

/** A count; words for a withheld one. */
export const number = (count: number | null) => (count === null ? t('kept_back') : whole(count));

/** Basis points as a whole percentage; a dash for null. */
export function percent(bps: number | null): string {
  if (bps === null) return '–';
  return new Intl.NumberFormat(locale(), { style: 'percent', maximumFractionDigits: 0 }).format(bps / 10_000);
}

/** The stages of a voucher up to payment; `paid` is left out while no payout has been recorded. */
export function rowsOfStages(seen: Dashboard): Dashboard['stages'] {
  return seen.stages.filter((stage) => stage.stage !== 'paid' || stage.vouchers > 0);
}

/** `août`, `sept.`: the month of a day `2026-08-31`. */
export function monthOfDay(isoDay: string): string {
  return new Intl.DateTimeFormat(locale(), { month: 'short', timeZone: 'UTC' }).format(new Date(`${isoDay}T12:00:00Z`));
}
