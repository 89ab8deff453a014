import { translator } from '../i18n';
import { statements } from '../i18n/fr/statements';

export const t = translator(statements, { en: () => import('../i18n/en/statements').then((module) => module.statements) });
