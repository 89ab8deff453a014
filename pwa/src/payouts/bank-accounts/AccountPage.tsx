import { type Accounts, getAccounts } from '../../api/bank-accounts';
import type { Me } from '../../api/wire/people';
import { Loaded } from '../../desk/Loaded';
import { Screen } from '../../desk/Screen';
import { useAnswer } from '../../desk/useAnswer';
import { t } from '../t';
import { AccountCard } from './AccountCard';
import { Decide } from './Decide';

/** One organisation's account: to confirm, by another person than the one who entered it, or to enter. */
export function AccountPage({ organisationId, me }: { organisationId: number; me: Me }) {
  const asked = useAnswer(() => getAccounts(organisationId), String(organisationId));
  return (
    <Screen title={t('account.title')}>
      <Loaded asked={asked} label={t('loading')} lines={4}>
        {(accounts: Accounts) => (
          <>
            <p class="bank-account__of">{accounts.organisation.name}</p>
            <AccountCard
              accounts={accounts}
              onChanged={asked.again}
              decide={accounts.waiting && <Decide accounts={accounts} waiting={accounts.waiting} me={me} onDecided={asked.again} />}
            />
          </>
        )}
      </Loaded>
    </Screen>
  );
}
