import { translator } from '../i18n';
import { place } from '../i18n/fr/place';

export const t = translator(place, { en: () => import('../i18n/en/place').then((module) => module.place) });
