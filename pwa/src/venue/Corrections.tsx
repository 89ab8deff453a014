import './lines.css';
import type { Line } from '../api/activity';
import { monthName } from '../desk/months';
import { dayOf } from '../i18n';
import { signedEuros } from '../i18n/numbers';
import { openScreen } from '../nav/route';
import { t } from './t';

/** Reversals of redemptions of earlier months, subtracted from this month (docs/glossary.md, rule 18 "Undo"). */
export function Corrections({ lines }: { lines: readonly Line[] }) {
  if (lines.length === 0) return null;
  return (
    <section class="section">
      <h2>{t('corrections.title')}</h2>
      <p class="quiet">{t('corrections.intro')}</p>
      <ul role="list">
        {lines.map((line) => (
          <li key={line.id}>
            <button type="button" class="venue-line venue-line--correction" onClick={() => openScreen(line.id)}>
              <span class="venue-line__what">
                <span class="venue-line__voucher">{t('correction.line', { number: line.voucher ?? '' })}</span>
                <span class="venue-line__detail">
                  {t('correction.of', { month: monthName(line.period), day: dayOf(line.reversal?.recorded_at ?? line.recorded_at) })}
                </span>
              </span>
              <span class="venue-line__end">
                <span class="venue-line__amount">{signedEuros(-(line.net_cents ?? 0))}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
