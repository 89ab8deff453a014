import '../desk/desk.css';
import './acpr.css';
import { type AcprTotal, getAcpr } from '../api/solvency';
import { Loaded } from '../desk/Loaded';
import { useAnswer } from '../desk/useAnswer';
import { day, euros } from '../i18n';
import { rate } from '../i18n/numbers';
import { Notice } from '../ui/Notice';
import { t } from './t';

const WHOLE_BPS = 10_000;

/** The rolling twelve-month total against the threshold (docs/glossary.md, rule 11 "ACPR declaration"), and what to do about it. */
export function Acpr() {
  const asked = useAnswer(getAcpr, 'acpr');
  return (
    <section class="section">
      <h2>{t('title')}</h2>
      <Loaded asked={asked} label={t('loading')}>
        {(found) => <Total found={found} />}
      </Loaded>
    </section>
  );
}

function Total({ found }: { found: AcprTotal }) {
  const { level, total_cents, threshold_cents } = found;
  const threshold = euros(threshold_cents);
  return (
    <>
      <div>
        <p class="acpr__total">{t('total', { total: euros(total_cents) })}</p>
        <p class="quiet">{t('of', { threshold })}</p>
      </div>
      <Bar found={found} />
      {level === 'below' ? <p>{t('below', { alert: euros(found.alert_cents) })}</p> : <Notice kind="warning">{t(level)}</Notice>}
      <details class="acpr__why">
        <summary>{t('why')}</summary>
        <p>{t('exempt')}</p>
        <p>{t('declare', { threshold })}</p>
        <p>{t('counted')}</p>
        <dl class="total">
          <dt>{t('in')}</dt>
          <dd>{euros(found.in_cents)}</dd>
          <dt>{t('out')}</dt>
          <dd>{euros(found.out_cents)}</dd>
        </dl>
        <p class="quiet small">{t('period', { first: day(found.first_day), last: day(found.last_day) })}</p>
      </details>
    </>
  );
}

/** A bar of the share of the threshold that is reached, with a mark at the share that raises the alert. */
function Bar({ found }: { found: AcprTotal }) {
  const bps = Math.round((found.total_cents * WHOLE_BPS) / found.threshold_cents);
  const shown = Math.min(Math.max(bps, 0), WHOLE_BPS) / 100;
  const share = t('value', { share: rate(bps) });
  return (
    <div>
      <div
        class="acpr__bar"
        role="meter"
        aria-label={t('bar')}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={shown}
        aria-valuetext={share}
      >
        <div class={`acpr__part acpr__part--${found.level}`} style={{ width: `${shown}%` }} />
        <div class="acpr__mark" style={{ left: `${(found.alert_cents * 100) / found.threshold_cents}%` }} />
      </div>
      <p class="quiet small">{share}</p>
    </div>
  );
}
