import './lines.css';
import type { Line } from '../api/settlements';
import { standingWord } from '../conflicts/words';
import { monthName } from '../desk/months';
import { euros, hour } from '../i18n';
import { openScreen } from '../nav/route';
import { t } from './t';
import { isUndoneHere, serviceName, statusWord, voucherName } from './words';

/** One scan of the month; opens to its story. */
export function LineRow({ line }: { line: Line }) {
  const undone = isUndoneHere(line);
  return (
    <li>
      <button type="button" class="line" onClick={() => openScreen(line.id)}>
        <span class="line__time">{hour(line.recorded_at)}</span>
        <span class="line__what">
          <span class="line__voucher">{voucherName(line)}</span>
          <span class="line__detail">{serviceName(line.service, 'service_short')}</span>
          <span class="line__detail line__who">{line.person}</span>
        </span>
        <span class="line__end">
          <span class="line__amount">
            {line.net_cents === null ? t('line.no_amount') : undone ? <s>{euros(line.net_cents)}</s> : euros(line.net_cents)}
          </span>
          <span class={`line__status line__status--${undone ? 'reversed' : line.status}`}>{statusWord(line)}</span>
          {line.guarantee && <span class="line__detail">{standingWord(line)}</span>}
          {line.reversal && !undone && (
            <span class="line__detail">{t('line.undone_later', { month: monthName(line.reversal.period) })}</span>
          )}
        </span>
      </button>
    </li>
  );
}
