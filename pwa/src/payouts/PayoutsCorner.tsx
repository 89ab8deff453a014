import { Landmark } from 'lucide';
import { listAccounts } from '../api/accounts';
import { getPayouts } from '../api/payouts';
import type { Me } from '../api/shapes';
import { Line } from '../campaigns/Line';
import { Loaded } from '../desk/Loaded';
import { useAnswer } from '../desk/useAnswer';
import { euros } from '../i18n';
import { accountScreen, batchScreen, PAYOUTS } from './screens';
import { t } from './t';

/** On the operator's first screen: what waits for this very person, then the way to all payments. */
export function PayoutsCorner({ me }: { me: Me }) {
  const asked = useAnswer(getPayouts, 'payouts');
  const accounts = useAnswer(listAccounts, 'accounts to confirm');
  return (
    <section class="section">
      <h2>{t('corner.title')}</h2>
      {accounts.value?.accounts.map(({ organisation, waiting }) =>
        waiting && waiting.proposed_by.id !== me.id ? (
          <Line
            key={organisation.id}
            icon={Landmark}
            pressing
            title={t('corner.confirm')}
            details={[organisation.name]}
            screen={accountScreen(organisation.id)}
          />
        ) : null,
      )}
      <Loaded asked={asked} label={t('loading')} lines={2}>
        {({ to_pay, batches }) => (
          <>
            {batches
              .filter((batch) => batch.state === 'prepared' && batch.prepared_by.id !== me.id)
              .map((batch) => (
                <Line
                  key={batch.id}
                  icon={Landmark}
                  pressing
                  title={t('corner.approve')}
                  details={[t('batch.size', { n: batch.count, total: euros(batch.cents) }), batch.prepared_by.name]}
                  screen={batchScreen(batch.id)}
                />
              ))}
            <Line
              icon={Landmark}
              title={t('page.title')}
              details={[
                to_pay.length === 0
                  ? t('to_pay.none')
                  : t('to_pay.sum', { n: to_pay.length, total: euros(to_pay.reduce((sum, { cents }) => sum + cents, 0)) }),
              ]}
              screen={PAYOUTS}
            />
          </>
        )}
      </Loaded>
    </section>
  );
}
