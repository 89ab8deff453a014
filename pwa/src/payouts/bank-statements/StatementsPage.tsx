import './bank-statements.css';
import { Landmark, Plus } from 'lucide';
import { useState } from 'preact/hooks';
import { listBankStatements, type ReadFile } from '../../api/bank-statements';
import { Loaded } from '../../desk/Loaded';
import { Reveal } from '../../desk/Reveal';
import { Screen } from '../../desk/Screen';
import { useAnswer } from '../../desk/useAnswer';
import { EmptyState } from '../../ui/EmptyState';
import { ChooseFiles } from './ChooseFiles';
import { OwnAccountCard } from './OwnAccountCard';
import { OwnAccountForm } from './OwnAccountForm';
import { Problems } from './Problems';
import { ReadFiles } from './ReadFiles';
import { t } from './t';

/** The screen of bank statements: files to import, then each account with its days, and what was refused. */
export function StatementsPage() {
  const asked = useAnswer(listBankStatements, 'bank statements');
  const [read, setRead] = useState<readonly ReadFile[]>([]);
  const imported = (files: readonly ReadFile[]) => {
    setRead(files);
    asked.again();
  };
  return (
    <Screen title={t('title')}>
      <Loaded asked={asked} label={t('loading')} lines={6}>
        {({ accounts, problems }) => (
          <>
            {accounts.length > 0 && <ChooseFiles onImported={imported} />}
            <ReadFiles files={read} />
            <section class="section">
              <h3>{t('accounts.title')}</h3>
              {accounts.length === 0 && (
                <EmptyState icon={Landmark} title={t('accounts.none_title')}>
                  {t('accounts.none')}
                </EmptyState>
              )}
              {accounts.map((account) => (
                <OwnAccountCard key={account.id} account={account} />
              ))}
              <Reveal label={t('add.open')} kind="quiet" icon={Plus}>
                {(close) => (
                  <OwnAccountForm
                    onClose={close}
                    onAdded={() => {
                      close();
                      asked.again();
                    }}
                  />
                )}
              </Reveal>
            </section>
            <Problems problems={problems} />
          </>
        )}
      </Loaded>
    </Screen>
  );
}
