import { translator } from '../i18n';
import { phones } from '../i18n/fr/phones';

export const t = translator(phones, { en: () => import('../i18n/en/phones').then((module) => module.phones) });
