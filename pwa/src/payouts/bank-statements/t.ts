import { translator } from '../../i18n';
import { bankStatements } from '../../i18n/fr/bank-statements';

export const t = translator(bankStatements, { en: () => import('../../i18n/en/bank-statements').then((module) => module.bankStatements) });
