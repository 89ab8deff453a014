import { dialogs } from './fr/dialogs';
import { translator } from './translate';

/** The texts of the scanner's dialogs, loaded with them. */
export const dialogText = translator(dialogs, { en: () => import('./en/dialogs').then((module) => module.dialogs) });
