import { translator } from '../i18n';
import { acpr } from '../i18n/fr/acpr';

export const t = translator(acpr, { en: () => import('../i18n/en/acpr').then((module) => module.acpr) });
