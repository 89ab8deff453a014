import { translator } from '../i18n';
import { prescriber } from '../i18n/fr/prescriber';

export const t = translator(prescriber, { en: () => import('../i18n/en/prescriber').then((module) => module.prescriber) });
