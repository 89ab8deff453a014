import { BookCheck, BookOpen, CircleHelp, HandCoins, Landmark } from 'lucide';
import { listAccounts } from '../api/bank-accounts';
import { getPayouts } from '../api/payouts';
import type { Me } from '../api/wire/people';
import { useReadsOnly } from '../desk/Acts';
import { Loaded } from '../desk/Loaded';
import { Opener } from '../desk/Opener';
import { Screen } from '../desk/Screen';
import { useAnswer } from '../desk/useAnswer';
import { dayOf } from '../i18n';
import { TO_EXPLAIN } from '../matching/screens';
import { List } from '../ui/List';
import { Batches } from './Batches';
import { accountScreen, BANK, BANK_STATEMENTS, BOOKS, OUT } from './screens';
import { t } from './t';
import { ToPay } from './ToPay';

/** The screen of payments: accounts to confirm, documents to pay, batches, the bank's answers. */
export function PayoutsPage({ me }: { me: Me }) {
  const reads = useReadsOnly();
  const asked = useAnswer(getPayouts, 'payouts');
  return (
    <Screen title={t('page.title')}>
      <ToConfirm me={me} />
      <Loaded asked={asked} label={t('loading')} lines={6}>
        {(payouts) => (
          <>
            <ToPay payouts={payouts} />
            <section class="section">
              <h3>{t('batches.title')}</h3>
              <Batches />
            </section>
            <section class="section">
              <h3>{t('bank.title')}</h3>
              <Opener
                icon={Landmark}
                title={t(reads ? 'bank.title' : 'bank.import')}
                details={[payouts.last_import_at === null ? t('bank.never') : t('bank.last', { day: dayOf(payouts.last_import_at) })]}
                screen={BANK}
              />
              <Opener icon={BookOpen} title={t('bank.statements')} details={[t('bank.statements_what')]} screen={BANK_STATEMENTS} />
              <Opener icon={BookCheck} title={t('bank.books')} details={[t('bank.books_what')]} screen={BOOKS} />
              <Opener icon={HandCoins} title={t('bank.out')} details={[t('bank.out_what')]} screen={OUT} />
              <Opener icon={CircleHelp} title={t('bank.explain')} details={[t('bank.explain_what')]} screen={TO_EXPLAIN} />
            </section>
          </>
        )}
      </Loaded>
    </Screen>
  );
}

function ToConfirm({ me }: { me: Me }) {
  const { value } = useAnswer(listAccounts, 'accounts to confirm');
  if (!value || value.accounts.length === 0) return null;
  return (
    <section class="section">
      <h3>{t('accounts.waiting')}</h3>
      <List label={t('accounts.waiting')} items={value.accounts} itemKey={({ organisation }) => String(organisation.id)}>
        {({ organisation, waiting }) => (
          <Opener
            icon={Landmark}
            pressing={waiting?.proposed_by.id !== me.id}
            title={organisation.name}
            details={[waiting?.proposed_by.id === me.id ? t('accounts.yours') : t('accounts.by', { name: waiting?.proposed_by.name ?? '' })]}
            screen={accountScreen(organisation.id)}
          />
        )}
      </List>
    </section>
  );
}
