import { translator } from '../i18n';
import { payouts } from '../i18n/fr/payouts';

export const t = translator(payouts, { en: () => import('../i18n/en/payouts').then((module) => module.payouts) });
