import type { VenueMonth } from '../api/activity';
import type { Totals } from '../api/settlements';
import { Account } from '../desk/Account';
import { monthName } from '../desk/months';
import { td } from '../desk/t';
import { day, euros } from '../i18n';
import { Figure } from '../ui/Figure';
import { t } from './t';

/** What the venue is owed for the month and for earlier ones, and how the month's net is computed. */
export function Figures({ statement, waiting }: { statement: VenueMonth; waiting: Totals }) {
  const { sums, period, closed_at, pay_by } = statement;
  const scans = td('count.redemptions', { n: sums.redemptions });
  return (
    <>
      <dl class="figures">
        <Figure
          label={t('figure.net', { month: monthName(period) })}
          value={euros(sums.net_cents)}
          detail={closed_at === null ? `${scans} · ${t('figure.pay_by', { day: day(pay_by) })}` : scans}
        />
        <Figure
          label={t('figure.waiting')}
          value={euros(waiting.net_cents)}
          detail={t('figure.waiting_detail', { n: waiting.redemptions })}
        />
      </dl>
      <Account sums={sums} />
      {closed_at !== null && <p class="quiet">{t('statement.frozen')}</p>}
    </>
  );
}
