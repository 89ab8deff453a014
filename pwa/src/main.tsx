import { render } from 'preact';
import { App } from './app';
import { route } from './nav/route';
import { keepOffline } from './sw/bridge';

const root = document.getElementById('app');
if (root !== null) render(<App />, root);
// Elsewhere `app/Doors` does it, once the first screen has had the network for itself.
if (route.value.path === '/') void keepOffline('/');
