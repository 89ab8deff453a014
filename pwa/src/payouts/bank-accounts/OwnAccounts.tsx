import { useRef, useState } from 'preact/hooks';
import { type Accounts, listAccounts } from '../../api/bank-accounts';
import { Loaded } from '../../desk/Loaded';
import { type Asked, useAnswer } from '../../desk/useAnswer';
import { ACCOUNTS_ID } from '../screens';
import { t } from '../t';
import { AccountCard } from './AccountCard';

export interface Own {
  asked: Asked<{ accounts: Accounts[] }>;
  /** Organisations without an account when the desk was opened: their card keeps its place after one is entered. */
  hadNone: ReadonlySet<number>;
  /** Counts the accounts entered here; other parts of the desk fetch again when it changes. */
  changes: number;
  onChanged: () => void;
}

export function useOwnAccounts(): Own {
  const asked = useAnswer(listAccounts, 'own accounts');
  const hadNone = useRef<ReadonlySet<number> | null>(null);
  if (asked.value) hadNone.current ??= new Set(asked.value.accounts.filter(isMissing).map(({ organisation }) => organisation.id));
  const [changes, setChanges] = useState(0);
  const onChanged = () => {
    asked.again();
    setChanges((last) => last + 1);
  };
  return { asked, hadNone: hadNone.current ?? new Set(), changes, onChanged };
}

/** The organisations without an account, at the top of the desk, since they are not paid. */
export function MissingAccounts({ own: { asked, hadNone, onChanged } }: { own: Own }) {
  const missing = asked.value?.accounts.filter(({ organisation }) => hadNone.has(organisation.id)) ?? [];
  return missing.length === 0 ? null : <Cards id={ACCOUNTS_ID} accounts={missing} onChanged={onChanged} />;
}

/** The accounts of the person's other organisations. */
export function KnownAccounts({ own: { asked, hadNone, onChanged } }: { own: Own }) {
  return (
    <Loaded asked={asked} label={t('loading')} lines={3}>
      {({ accounts }) => {
        const known = accounts.filter(({ organisation }) => !hadNone.has(organisation.id));
        return known.length > 0 && <Cards id={hadNone.size === 0 ? ACCOUNTS_ID : undefined} accounts={known} onChanged={onChanged} />;
      }}
    </Loaded>
  );
}

/** Both lists together. */
export function OwnAccounts({ own }: { own: Own }) {
  return (
    <>
      <MissingAccounts own={own} />
      <KnownAccounts own={own} />
    </>
  );
}

function Cards({ id, accounts, onChanged }: { id: string | undefined; accounts: readonly Accounts[]; onChanged: () => void }) {
  return (
    <section id={id} class="section own-accounts" tabIndex={-1}>
      <h2>{t('own.title')}</h2>
      {accounts.map((one) => (
        <div key={one.organisation.id} class="section">
          {accounts.length > 1 && <p class="bank-account__of">{one.organisation.name}</p>}
          <AccountCard accounts={one} onChanged={onChanged} />
        </div>
      ))}
    </section>
  );
}

function isMissing({ current, waiting }: Accounts): boolean {
  return current === null && waiting === null;
}
