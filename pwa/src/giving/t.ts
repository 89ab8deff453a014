import { translator } from '../i18n';
import { giving } from '../i18n/fr/giving';

export const t = translator(giving, { en: () => import('../i18n/en/giving').then((module) => module.giving) });
