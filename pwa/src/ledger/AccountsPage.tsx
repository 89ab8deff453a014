import { Landmark } from 'lucide';
import { ACCOUNTS, type Books, booksExport, getBooks } from '../api/audit';
import { Loaded } from '../desk/Loaded';
import { Screen } from '../desk/Screen';
import { useAnswer } from '../desk/useAnswer';
import { euros } from '../i18n';
import { openScreen } from '../nav/route';
import { Button } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';
import { Table } from '../ui/Table';
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
        <dl class="books">
          {ACCOUNTS.map((account) => (
            <div key={account} class={account === 'bank' ? 'books__bank' : undefined}>
              <dt>{t(`account.${account}`)}</dt>
              <dd>{euros(books.total[account])}</dd>
            </div>
          ))}
        </dl>
        <p class="quiet">{t('accounts.owed')}</p>
        <div class="button-row">
          <Button kind="main" onPress={() => openScreen(JOURNAL_SCREEN)}>
            {t('journal.open')}
          </Button>
          <Button onPress={() => openScreen(EXPORT_SCREEN)}>{t('books.open')}</Button>
          <a class="button" href="/solvabilite">
            {t('public.open')}
          </a>
        </div>
      </section>
      <ByCampaign books={books} />
    </>
  );
}

function ByCampaign({ books }: { books: Books }) {
  return (
    <section class="section books-campaigns">
      <h3>{t('accounts.campaigns')}</h3>
      <Table
        caption={t('accounts.campaigns')}
        columns={[
          {
            key: 'name',
            title: t('accounts.campaign'),
            cell: (one: Books['campaigns'][number]) => (
              <>
                {one.name} <span class="quiet small">{one.sponsor}</span>
              </>
            ),
          },
          ...ACCOUNTS.map((account) => ({
            key: account,
            title: t(`account.${account}`),
            cell: (one: Books['campaigns'][number]) => euros(one.accounts[account]),
            amount: true,
          })),
        ]}
        rows={books.campaigns}
        rowKey={(one) => String(one.campaign_id)}
      />
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
