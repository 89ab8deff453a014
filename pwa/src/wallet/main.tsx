import { render } from 'preact';

const root = document.getElementById('carnet');
if (root !== null) render(<main>Mon carnet</main>, root);
