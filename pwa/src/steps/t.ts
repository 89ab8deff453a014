import { translator } from '../i18n';
import { steps } from '../i18n/fr/steps';

export const t = translator(steps, { en: () => import('../i18n/en/steps').then((module) => module.steps) });
