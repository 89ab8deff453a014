import type { Campaign } from '../../api/campaigns';
import { day } from '../../i18n';
import { Notice } from '../../ui/Notice';
import { t } from '../t';

/** Whether an order comes late: the campaign's end is near, or its stock is blocked. */
export const isLate = ({ near_end, stock_blocked }: Campaign) => near_end || stock_blocked;

/** Warns what an order is still good for in a campaign's last days. */
export function NearEnd({ campaign }: { campaign: Campaign }) {
  const { days_left, last_day, near_end, stock_blocked } = campaign;
  if (stock_blocked) return <Notice kind="warning">{t('near_end.blocked')}</Notice>;
  if (!near_end || days_left === null || last_day === null) return null;
  if (days_left === 0) return <Notice kind="warning">{t('near_end.today')}</Notice>;
  return <Notice kind="warning">{t('near_end.text', { n: days_left, day: day(last_day) })}</Notice>;
}
