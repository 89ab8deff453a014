import { services } from './fr/services';
import { translator } from './translate';

/** The full names of services; the short ones are in the main catalogue. */
export const serviceText = translator(services, { en: () => import('./en/services').then((module) => module.services) });
