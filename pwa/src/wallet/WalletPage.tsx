import './wallet.css';
import { useEffect } from 'preact/hooks';
import { Button } from '../ui/Button';
import { Skeleton } from '../ui/Skeleton';
import { type Booklet, follow } from './booklet';
import { Message } from './Message';
import { OpenBooklet } from './OpenBooklet';
import { sentences } from './sentences';
import { t } from './t';
import { Tools } from './tools/Tools';

/** The beneficiary's page, for a booklet in any state. */
export function WalletPage({ booklet }: { booklet: Booklet }) {
  useEffect(() => follow(booklet), [booklet]);
  return (
    <main class="wallet">
      <Tools spoken={spoken(booklet)} />
      <Body booklet={booklet} />
      <Foot booklet={booklet} />
    </main>
  );
}

function spoken(booklet: Booklet): string[] {
  return booklet.known.value === null ? [] : sentences(booklet.known.value.wallet, Date.now());
}

function Body({ booklet }: { booklet: Booklet }) {
  const known = booklet.known.value;
  if (booklet.erased.value) return <Message title={t('wallet.erased')} todo={t('wallet.erased_todo')} />;
  if (known !== null) return <OpenBooklet booklet={booklet} known={known} />;
  switch (booklet.trouble.value) {
    case null:
      return <Skeleton label={t('wallet.loading')} lines={6} />;
    case 'unknown_link':
      return (
        <Message title={t('wallet.unknown_link')} todo={t('wallet.unknown_link_todo')}>
          <p>{t('wallet.unknown_link_paper')}</p>
          <a class="button" href="/lieux">
            {t('lieux.title')}
          </a>
          <a class="button" href="/contact">
            {t('wallet.help')}
          </a>
        </Message>
      );
    case 'unreachable':
      return (
        <Message title={t('wallet.unreachable')} todo={t('wallet.unreachable_todo')}>
          <Button kind="main" onPress={() => void booklet.refresh()}>
            {t('wallet.retry')}
          </Button>
        </Message>
      );
  }
}

function Foot({ booklet }: { booklet: Booklet }) {
  const known = booklet.known.value;
  return (
    <footer class="wallet__foot">
      {known && (
        <>
          <p>{t('wallet.keep')}</p>
          <p class="quiet">
            {t('wallet.booklet', { booklet: known.wallet.booklet })}
            <br />
            {t('wallet.sponsor', { sponsor: known.wallet.sponsor })}
          </p>
          <details>
            <summary>{t('wallet.shared_device')}</summary>
            <p>{t('wallet.erase_why')}</p>
            <Button onPress={() => booklet.erase()}>{t('wallet.erase')}</Button>
          </details>
        </>
      )}
    </footer>
  );
}
