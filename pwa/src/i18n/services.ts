import { services } from './fr/services';
import { translator } from './translate';

/** The full names of the services, where there is room for them. */
export const serviceText = translator(services, { en: () => import('./en/services').then((module) => module.services) });
