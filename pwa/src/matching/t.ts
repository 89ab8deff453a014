import { translator } from '../i18n';
import { matching } from '../i18n/fr/matching';

export const t = translator(matching, { en: () => import('../i18n/en/matching').then((module) => module.matching) });
