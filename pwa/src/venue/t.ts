import { translator } from '../i18n';
import { venue } from '../i18n/fr/venue';

export const t = translator(venue, { en: () => import('../i18n/en/venue').then((module) => module.venue) });
