import '../payouts.css';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Account, Accounts } from '../../api/bank-accounts';
import { Acts } from '../../desk/Acts';
import { Facts } from '../../desk/Facts';
import { Reveal } from '../../desk/Reveal';
import { useFocusOnChange } from '../../desk/useFocus';
import { when } from '../../desk/when';
import { dayOf } from '../../i18n';
import { Notice } from '../../ui/Notice';
import { t } from '../t';
import { AccountForm } from './AccountForm';

interface CardProps {
  accounts: Accounts;
  onChanged: () => void;
  /** The buttons to confirm or refuse, for whoever may. */
  decide?: ComponentChildren;
}

/** An organisation's account, the one that waits for confirmation, and the form to enter another. */
export function AccountCard({ accounts, onChanged, decide }: CardProps) {
  const { current, waiting, refused, organisation } = accounts;
  const [entered, setEntered] = useState(false);
  const place = useFocusOnChange<HTMLDivElement>(waiting?.id);
  return (
    <div class="section" ref={place} tabIndex={-1}>
      {entered && (
        <Notice kind="good" alert>
          {t('account.entered')}
        </Notice>
      )}
      {current ? <Facts facts={factsOf(current)} /> : !waiting && <Notice kind="warning">{t('account.none')}</Notice>}
      {accounts.refusal && !waiting && (
        <Notice kind="warning">{t('account.refusal', { day: dayOf(accounts.refusal.at), words: accounts.refusal.words })}</Notice>
      )}
      {refused && (
        <Notice kind="warning">{t('account.refused', { iban: refused.iban, day: dayOf(refused.decided_at ?? refused.proposed_at), reason: refused.reason })}</Notice>
      )}
      {waiting && (
        <section class="section bank-account__waiting">
          <h3>{t('account.waiting')}</h3>
          <Facts facts={[...factsOf(waiting, accounts.waiting_iban), [t('account.by'), `${waiting.proposed_by.name}, ${when(waiting.proposed_at)}`]]} />
          <Acts>{decide ?? <p class="quiet">{t('account.held')}</p>}</Acts>
        </section>
      )}
      <Acts>
        <Reveal key={waiting?.id ?? 0} label={current || waiting ? t('account.change') : t('account.enter')} kind="quiet">
          {(close) => (
            <AccountForm
              organisationId={organisation.id}
              onClose={close}
              onEntered={() => {
                setEntered(true);
                onChanged();
              }}
            />
          )}
        </Reveal>
      </Acts>
    </div>
  );
}

function factsOf(account: Account, whole: string | null = null): [string, string][] {
  return [
    [t('account.holder'), account.holder],
    ['IBAN', whole ?? account.iban],
    ...(account.bic === null ? [] : ([['BIC', account.bic]] as [string, string][])),
  ];
}
