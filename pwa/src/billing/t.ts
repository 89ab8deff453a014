import { translator } from '../i18n';
import { billing } from '../i18n/fr/billing';

export const t = translator(billing, { en: () => import('../i18n/en/billing').then((module) => module.billing) });
