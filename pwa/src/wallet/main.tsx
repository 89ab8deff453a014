import { effect } from '@preact/signals';
import { render } from 'preact';
import { loadCode } from '../lib/code';
import { openBooklet } from './booklet';
import { callThePage } from './language';
import { Message } from './Message';
import { t } from './t';
import { WalletPage } from './WalletPage';

const SCOPE = '/carnet/';
const loadPlaces = () => import('./places/PlacesPage');

const root = document.getElementById('carnet');
if (root !== null) {
  if (location.pathname.startsWith(SCOPE)) showBooklet(root);
  else showPlaces(root);
}

function showBooklet(place: HTMLElement): void {
  const link = decodeURIComponent(location.pathname.slice(SCOPE.length)).replace(/\/$/, '');
  const booklet = openBooklet(link);
  render(<WalletPage booklet={booklet} />, place);
  // Once a booklet has been loaded, the page opens offline. The worker caches the page's files only.
  const stop = effect(() => {
    if (booklet.known.value === null || !('serviceWorker' in navigator)) return;
    navigator.serviceWorker.register('/sw.js', { scope: SCOPE }).catch(() => undefined);
    queueMicrotask(() => stop());
  });
}

/** The search for places, without a booklet; in a chunk of its own. */
function showPlaces(place: HTMLElement): void {
  callThePage('lieux.title');
  loadCode(loadPlaces, ({ PlacesPage }) => render(<PlacesPage />, place)).catch(() => render(<NotFetched />, place));
}

/** Shown when the chunk failed to load. Its link reloads the page, which also clears the browser's memory of the failed import. */
function NotFetched() {
  return (
    <Message title={t('lieux.title')} todo={t('places.offline')}>
      <a class="button" href={location.href}>
        {t('wallet.retry')}
      </a>
    </Message>
  );
}
