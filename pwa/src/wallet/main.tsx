import { effect } from '@preact/signals';
import { render } from 'preact';
import { openBooklet } from './booklet';
import { WalletPage } from './WalletPage';

const SCOPE = '/carnet/';

const link = decodeURIComponent(location.pathname.slice(SCOPE.length)).replace(/\/$/, '');
const booklet = openBooklet(link);
const root = document.getElementById('carnet');
if (root !== null) render(<WalletPage booklet={booklet} />, root);

// Once a booklet has been seen, its page opens without network. No account, no tracking: the worker keeps files only.
const stop = effect(() => {
  if (booklet.known.value === null || !('serviceWorker' in navigator)) return;
  navigator.serviceWorker.register('/sw.js', { scope: SCOPE }).catch(() => undefined);
  queueMicrotask(() => stop());
});
