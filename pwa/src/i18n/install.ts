import { install } from './fr/install';
import { translator } from './translate';

/** The texts about the home screen, which come with the hint. */
export const installText = translator(install, { en: () => import('./en/install').then((module) => module.install) });
