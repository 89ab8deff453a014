import { translator } from '../../i18n';
import { who } from '../../i18n/fr/who';

/** The texts of a shared phone's question, loaded with it. */
export const t = translator(who, { en: () => import('../../i18n/en/who').then((module) => module.who) });
