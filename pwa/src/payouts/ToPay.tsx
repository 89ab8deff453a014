import { CircleCheck, TriangleAlert } from 'lucide';
import type { Due, Payouts } from '../api/payouts';
import { Acts } from '../desk/Acts';
import { Opener } from '../desk/Opener';
import { euros } from '../i18n';
import { Figure } from '../ui/Figure';
import { List } from '../ui/List';
import { Notice } from '../ui/Notice';
import { Prepare } from './Prepare';
import { accountScreen } from './screens';
import { t } from './t';
import { documentOf, whyFailed, whyHeld } from './words';

/** What can be paid now, with the button that prepares it; then what is on hold, and why. */
export function ToPay({ payouts }: { payouts: Payouts }) {
  const ready = payouts.to_pay.filter((due) => due.hindrance === null);
  const held = payouts.to_pay.filter((due) => due.hindrance !== null);
  const failed = ready.filter((due) => due.failure !== null);
  const total = ready.reduce((sum, { cents }) => sum + cents, 0);
  return (
    <section class="section">
      <h3>{t('to_pay.title')}</h3>
      {ready.length === 0 ? (
        <p class="quiet">{held.length === 0 ? t('to_pay.nothing') : t('to_pay.all_held')}</p>
      ) : (
        <>
          <dl class="figures">
            <Figure label={t('to_pay.ready')} value={euros(total)} detail={t('to_pay.count', { n: ready.length })} />
          </dl>
          {failed.map((due) => (
            <Again key={due.number} due={due} />
          ))}
          <Acts>
            <Prepare key={ready.map(({ number }) => number).join()} ready={ready} nextDay={payouts.next_day} />
          </Acts>
        </>
      )}
      {held.length > 0 && (
        <>
          <h4>{t('held.title')}</h4>
          <List label={t('held.title')} items={held} itemKey={({ number }) => number}>
            {(due) => (
              <Opener
                icon={TriangleAlert}
                title={`${due.organisation} · ${euros(due.cents)}`}
                details={[documentOf(due), whyHeld(due)]}
                screen={accountScreen(due.organisation_id)}
              />
            )}
          </List>
        </>
      )}
      {payouts.carried.length > 0 && (
        <details>
          <summary>{t('carried.title', { n: payouts.carried.length })}</summary>
          <ul class="plain-list">
            {payouts.carried.map(({ number, organisation, cents }) => (
              <li key={number}>{`${organisation} · ${number} · ${euros(cents)}`}</li>
            ))}
          </ul>
          <p class="quiet">{t('carried.what')}</p>
        </details>
      )}
    </section>
  );
}

/** A document whose last payment failed: why, and what to do before it is paid again. */
function Again({ due }: { due: Due }) {
  if (!due.failure) return null;
  return (
    <div class="again">
      <Notice kind="warning" title={`${due.organisation} · ${euros(due.cents)}`}>
        {`${whyFailed(due.failure)} ${t(`advice.${due.failure.advice}`)}`}
      </Notice>
      {due.failure.advice === 'account' && (
        <Opener icon={CircleCheck} title={t('advice.see_account')} details={[]} screen={accountScreen(due.organisation_id)} />
      )}
    </div>
  );
}
