import { translator } from '../i18n';
import { operator } from '../i18n/fr/operator';

export const t = translator(operator, { en: () => import('../i18n/en/operator').then((module) => module.operator) });
