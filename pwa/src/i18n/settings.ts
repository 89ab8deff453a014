import { settings } from './fr/settings';
import { translator } from './translate';

/** The texts of the settings, which come with them. */
export const settingsText = translator(settings, { en: () => import('./en/settings').then((module) => module.settings) });
