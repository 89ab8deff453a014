import type { VerdictReason } from '../redeem/types';
import { day } from './format';
import { fr } from './fr';
import { t } from './t';

export interface Sentence {
  what: string;
  todo: string;
}

function isKnown(code: string): code is VerdictReason {
  return `todo.${code}` in fr;
}

/** The two sentences of a reason code: what happened, what to do. An unknown code has sentences too. */
export function reasonText(code: string, lastDay: string | null = null): Sentence {
  if (code === 'expired' && lastDay !== null) {
    return { what: t('reason.expired_on', { day: day(lastDay) }), todo: t('todo.expired') };
  }
  const known = isKnown(code) ? code : 'unknown';
  return { what: t(`reason.${known}`), todo: t(`todo.${known}`) };
}
