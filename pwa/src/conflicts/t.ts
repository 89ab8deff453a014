import { translator } from '../i18n';
import { conflicts } from '../i18n/fr/conflicts';

export const t = translator(conflicts, { en: () => import('../i18n/en/conflicts').then((module) => module.conflicts) });
