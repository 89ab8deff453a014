import { translator } from '../i18n';
import { ledger } from '../i18n/fr/ledger';

export const t = translator(ledger, { en: () => import('../i18n/en/ledger').then((module) => module.ledger) });
