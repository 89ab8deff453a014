import '../desk/card.css';
import { Landmark } from 'lucide';
import { ACCOUNTS, type Books, booksExport, getBooks } from '../api/audit';
import { Loaded } from '../desk/Loaded';
import { Screen } from '../desk/Screen';
import { useAnswer } from '../desk/useAnswer';
import { euros } from '../i18n';
import { openScreen } from '../nav/route';
import { Button } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';
import { Audit } from './Audit';
import { EXPORT_SCREEN, JOURNAL_SCREEN } from './screens';
import { t } from './t';

/** The ledger's accounts by campaign with their sums, and the result of the last audit. */
export function AccountsPage() {
  const asked = useAnswer(getBooks, 'books');
  return (
    <Screen title={t('page.title')}>
      <Loaded asked={asked} label={t('loading')} lines={8}>
        {(books) => (
          <>
            <Audit books={books} whole />
            {books.campaigns.length === 0 ? (
              <EmptyState icon={Landmark} title={t('accounts.none_title')}>
                {t('accounts.none')}
              </EmptyState>
            ) : (
              <Accounts books={books} />
            )}
          </>
        )}
      </Loaded>
    </Screen>
  );
}

function Accounts({ books }: { books: Books }) {
  return (
    <>
      <section class="section">
        <h3>{t('accounts.title')}</h3>
        <Sums of={books.total} accounts={ACCOUNTS} />
        <p class="quiet">{t('accounts.owed')}</p>
        <div class="button-row">
          <a class="button" href="/solvabilite">
            {t('public.open')}
          </a>
          <Button onPress={() => openScreen(EXPORT_SCREEN)}>{t('books.open')}</Button>
          <Button kind="main" onPress={() => openScreen(JOURNAL_SCREEN)}>
            {t('journal.open')}
          </Button>
        </div>
      </section>
      <ByCampaign books={books} />
    </>
  );
}

/** Each campaign as an account of its own: ten accounts beside each other are wider than a screen. Empty ones are left out. */
function ByCampaign({ books }: { books: Books }) {
  return (
    <section class="section">
      <h3>{t('accounts.campaigns')}</h3>
      <ul class="cards" role="list" aria-label={t('accounts.campaigns')}>
        {books.campaigns.map((one) => (
          <li key={one.campaign_id} class="card card--sums">
            <div>
              <h4>{one.name}</h4>
              <p class="quiet small">{one.sponsor}</p>
            </div>
            <Sums of={one.accounts} accounts={ACCOUNTS.filter((account) => account === 'bank' || one.accounts[account] !== 0)} />
          </li>
        ))}
      </ul>
      <div class="button-row">
        <a class="button" href={booksExport('french')}>
          {t('export.excel')}
        </a>
        <a class="button" href={booksExport('standard')}>
          {t('export.standard')}
        </a>
      </div>
    </section>
  );
}

function Sums({ of, accounts }: { of: Books['total']; accounts: readonly (typeof ACCOUNTS)[number][] }) {
  return (
    <dl class="books">
      {accounts.map((account) => (
        <div key={account} class={account === 'bank' ? 'books__bank' : undefined}>
          <dt>{t(`account.${account}`)}</dt>
          <dd>{euros(of[account])}</dd>
        </div>
      ))}
    </dl>
  );
}
