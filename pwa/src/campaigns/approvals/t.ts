import { translator } from '../../i18n';
import { approvals } from '../../i18n/fr/approvals';

export const t = translator(approvals, { en: () => import('../../i18n/en/approvals').then((module) => module.approvals) });
