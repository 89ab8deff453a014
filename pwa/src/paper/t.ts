import { translator } from '../i18n';
import { paper } from '../i18n/fr/paper';

export const t = translator(paper, { en: () => import('../i18n/en/paper').then((module) => module.paper) });
