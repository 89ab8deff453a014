/** The screens of the service's settings and their names in the address's hash. */
export type StepsScreen = { readonly kind: 'identity' | 'keys' | 'mail' | 'venue_file' } | { readonly kind: 'mail_came'; readonly token: string };

export const IDENTITY = 'identite-legale';
export const KEYS = 'cles-de-signature';
export const MAIL = 'courriel';
export const VENUE_FILE = 'lieux-importer';

const ALONE: Record<string, StepsScreen> = {
  [IDENTITY]: { kind: 'identity' },
  [KEYS]: { kind: 'keys' },
  [MAIL]: { kind: 'mail' },
  [VENUE_FILE]: { kind: 'venue_file' },
};
/** In the mail of a test (`server/first_steps/mail_test.py`). */
const CAME = /^courriel-recu-([\w-]{1,100})$/;

/** The screen that a hash names; null when it names none of these. */
export function screenOf(address: string): StepsScreen | null {
  const known = Object.hasOwn(ALONE, address) ? ALONE[address] : undefined;
  const token = CAME.exec(address)?.[1];
  return known ?? (token === undefined ? null : { kind: 'mail_came', token });
}

/** The id of the checklist on the operator's first screen, to which a task leads. */
export const STEPS_ID = 'mise-en-service';
