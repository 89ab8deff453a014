import './lines.css';
import type { Line } from '../api/activity';
import { standingWord } from '../conflicts/words';
import { monthName } from '../desk/months';
import { serviceName } from '../desk/services';
import { euros, hour } from '../i18n';
import { openScreen } from '../nav/route';
import { t } from './t';
import { isUndoneHere, statusWord, voucherName } from './words';

/** One scan of the month; opens its `Story`. */
export function LineRow({ line }: { line: Line }) {
  const undone = isUndoneHere(line);
  return (
    <li>
      <button type="button" class="venue-line" onClick={() => openScreen(line.id)}>
        <span class="venue-line__time">{hour(line.recorded_at)}</span>
        <span class="venue-line__what">
          <span class="venue-line__voucher">{voucherName(line)}</span>
          <span class="venue-line__detail">{serviceName(line.service, 'service_short')}</span>
          <span class="venue-line__detail venue-line__who">{line.person}</span>
        </span>
        <span class="venue-line__end">
          <span class="venue-line__amount">
            {line.net_cents === null ? t('line.no_amount') : undone ? <s>{euros(line.net_cents)}</s> : euros(line.net_cents)}
          </span>
          <span class={`venue-line__status venue-line__status--${undone ? 'reversed' : line.status}`}>{statusWord(line)}</span>
          {line.guarantee && <span class="venue-line__detail">{standingWord(line)}</span>}
          {line.reversal && !undone && (
            <span class="venue-line__detail">{t('line.undone_later', { month: monthName(line.reversal.period) })}</span>
          )}
        </span>
      </button>
    </li>
  );
}
