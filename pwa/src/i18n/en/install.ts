import type { Translation } from '../translate';
import type { install as fr } from '../fr/install';

export const install: Translation<typeof fr> = {
  'install.title': 'Install the application',
  'install.text': 'It will open with one touch, even without network, and keep your scans better.',
  'install.action': 'Install',
  'install.later': 'Later',
  'install.ios': 'Touch Share (the square with an arrow), then “Add to Home Screen”.',
  'install.ios_why': 'Without it, this iPhone will erase the scans after 7 days without a visit.',
};
