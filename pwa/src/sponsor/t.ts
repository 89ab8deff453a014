import { translator } from '../i18n';
import { sponsor } from '../i18n/fr/sponsor';

export const t = translator(sponsor, { en: () => import('../i18n/en/sponsor').then((module) => module.sponsor) });
