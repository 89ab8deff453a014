import type { Statement, Totals } from '../api/settlements';
import { Account } from '../desk/Account';
import { monthName } from '../desk/months';
import { td } from '../desk/t';
import { euros } from '../i18n';
import { Figure } from '../ui/Figure';
import { t } from './t';

/** What the venue is owed for the month and from before, and how the month's net comes about. */
export function Figures({ statement, waiting }: { statement: Statement; waiting: Totals }) {
  const { sums, period, closed_at } = statement;
  return (
    <>
      <dl class="figures">
        <Figure
          label={t('figure.net', { month: monthName(period) })}
          value={euros(sums.net_cents)}
          detail={td('count.redemptions', { n: sums.redemptions })}
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
