import { errors } from './fr/errors';
import { translator } from './translate';

/** Why the server did not do what was asked: desks and forms need it, the scanner does not. */
export const errorText = translator(errors, { en: () => import('./en/errors').then((module) => module.errors) });
