import { translator } from '../i18n';
import { front } from '../i18n/fr/front';

export const t = translator(front, { en: () => import('../i18n/en/front').then((module) => module.front) });
