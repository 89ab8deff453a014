import { translator } from '../i18n';
import { campaigns } from '../i18n/fr/campaigns';

export const t = translator(campaigns, { en: () => import('../i18n/en/campaigns').then((module) => module.campaigns) });
