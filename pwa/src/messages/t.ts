import { translator } from '../i18n';
import { messages } from '../i18n/fr/messages';

export const t = translator(messages, { en: () => import('../i18n/en/messages').then((module) => module.messages) });
