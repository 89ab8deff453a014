import { translator } from '../i18n';
import { stock } from '../i18n/fr/stock';

export const t = translator(stock, { en: () => import('../i18n/en/stock').then((module) => module.stock) });
