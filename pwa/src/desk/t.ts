import { translator } from '../i18n';
import { desk } from '../i18n/fr/desk';

/** The texts that several desks share. */
export const td = translator(desk, { en: () => import('../i18n/en/desk').then((module) => module.desk) });
