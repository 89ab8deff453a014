import { install } from './fr/install';
import { translator } from './translate';

/** The texts about installing on the home screen, loaded with the hint. */
export const installText = translator(install, { en: () => import('./en/install').then((module) => module.install) });
