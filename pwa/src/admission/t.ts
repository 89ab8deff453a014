import { translator } from '../i18n';
import { admission } from '../i18n/fr/admission';

export const t = translator(admission, { en: () => import('../i18n/en/admission').then((module) => module.admission) });
