import type { Campaign } from '../../api/campaigns';
import { day } from '../../i18n';
import { Notice } from '../../ui/Notice';
import { t } from '../t';

/** Whether someone should think twice before ordering: the end is near, or nothing is handed over any more. */
export const isLate = ({ near_end, stock_blocked }: Campaign) => near_end || stock_blocked;

/** Says in a campaign's last days what an order is still good for. */
export function NearEnd({ campaign }: { campaign: Campaign }) {
  const { days_left, last_day, near_end, stock_blocked } = campaign;
  if (stock_blocked) return <Notice kind="warning">{t('near_end.blocked')}</Notice>;
  if (!near_end || days_left === null || last_day === null) return null;
  if (days_left === 0) return <Notice kind="warning">{t('near_end.today')}</Notice>;
  return <Notice kind="warning">{t('near_end.text', { n: days_left, day: day(last_day) })}</Notice>;
}
