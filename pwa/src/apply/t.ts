import { translator } from '../i18n';
import { apply } from '../i18n/fr/apply';

export const t = translator(apply, { en: () => import('../i18n/en/apply').then((module) => module.apply) });
