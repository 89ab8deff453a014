import { errors } from './fr/errors';
import { translator } from './translate';

/** Failures of requests in words: used by desks and forms, not by the scanner. */
export const errorText = translator(errors, { en: () => import('./en/errors').then((module) => module.errors) });
