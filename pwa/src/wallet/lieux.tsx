import { render } from 'preact';
import { callThePage } from './language';
import { PlacesPage } from './PlacesPage';

callThePage('lieux.title');
const root = document.getElementById('lieux');
if (root !== null) render(<PlacesPage />, root);
