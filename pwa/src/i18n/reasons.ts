import { fr } from './fr';
import { t } from './t';

export interface Sentence {
  what: string;
  todo: string;
}

type Code = keyof typeof fr extends infer Key ? (Key extends `reason.${infer C}` ? C : never) : never;

function isKnown(code: string): code is Code {
  return `reason.${code}` in fr;
}

/** A reason code in two short sentences; a code unknown to this version still says what to do. */
export function reasonText(code: string | null): Sentence {
  const known = code !== null && isKnown(code) ? code : 'unknown';
  return { what: t(`reason.${known}`), todo: t(`todo.${known}`) };
}
