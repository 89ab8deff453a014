import { translator } from '../i18n';
import { trail } from '../i18n/fr/trail';

export const t = translator(trail, { en: () => import('../i18n/en/trail').then((module) => module.trail) });
