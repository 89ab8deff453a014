import { listAccounts } from '../api/accounts';
import { Loaded } from '../desk/Loaded';
import { useAnswer } from '../desk/useAnswer';
import { AccountCard } from './AccountCard';
import { t } from './t';

/** On a manager's or a sponsor's desk: where their organisations are paid. */
export function OwnAccounts() {
  const asked = useAnswer(listAccounts, 'own accounts');
  return (
    <section class="section own-accounts">
      <h2>{t('own.title')}</h2>
      <Loaded asked={asked} label={t('loading')} lines={3}>
        {({ accounts }) => (
          <>
            {accounts.map((one) => (
              <div key={one.organisation.id} class="section">
                {accounts.length > 1 && <h3>{one.organisation.name}</h3>}
                <AccountCard accounts={one} onChanged={asked.again} />
              </div>
            ))}
          </>
        )}
      </Loaded>
    </section>
  );
}
