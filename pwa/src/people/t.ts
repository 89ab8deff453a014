import { translator } from '../i18n';
import { people } from '../i18n/fr/people';

export const t = translator(people, { en: () => import('../i18n/en/people').then((module) => module.people) });
