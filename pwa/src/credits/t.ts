import { translator } from '../i18n';
import { credits } from '../i18n/fr/credits';

export const t = translator(credits, { en: () => import('../i18n/en/credits').then((module) => module.credits) });
