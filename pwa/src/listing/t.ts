import { translator } from '../i18n';
import { listing } from '../i18n/fr/listing';

export const t = translator(listing, { en: () => import('../i18n/en/listing').then((module) => module.listing) });
