/** How a dashboard's counts are written. */
import type { Dashboard } from '../api/dashboards';
import { language } from '../i18n';
import { t } from './t';

const locale = () => (language.value === 'fr' ? 'fr-FR' : 'en-GB');

export const whole = (count: number) => new Intl.NumberFormat(locale()).format(count);

/** A count, or the words for one that is kept back. */
export const number = (count: number | null) => (count === null ? t('kept_back') : whole(count));

/** Basis points as a whole percentage; a dash of nothing. */
export function percent(bps: number | null): string {
  if (bps === null) return '–';
  return new Intl.NumberFormat(locale(), { style: 'percent', maximumFractionDigits: 0 }).format(bps / 10_000);
}

/** The way to payment; nothing is paid yet as long as payouts are not recorded, and then that stage says nothing. */
export function rowsOfStages(seen: Dashboard): Dashboard['stages'] {
  return seen.stages.filter((stage) => stage.stage !== 'paid' || stage.vouchers > 0);
}
