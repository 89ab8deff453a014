import { render } from 'preact';
import { App } from './app';
import { keepOffline } from './sw/bridge';

const root = document.getElementById('app');
if (root !== null) render(<App />, root);
void keepOffline('/');
