import { settings } from './fr/settings';
import { translator } from './translate';

/** The texts of the settings, loaded with them. */
export const settingsText = translator(settings, { en: () => import('./en/settings').then((module) => module.settings) });
