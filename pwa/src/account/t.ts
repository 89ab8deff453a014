import { translator } from '../i18n';
import { security } from '../i18n/fr/security';

/** The texts of passkeys, codes and sessions. */
export const ts = translator(security, { en: () => import('../i18n/en/security').then((module) => module.security) });
