/** The screens of the public face and their names in the address's hash. */
export type FrontScreen = { kind: 'facts' | 'meetings' | 'announcements' } | { kind: 'meeting'; id: number | null };

export const FACTS_SCREEN = 'informations-publiques';
export const MEETINGS_SCREEN = 'reunions';
export const NEW_MEETING_SCREEN = 'reunion-nouvelle';
export const ANNOUNCEMENTS_SCREEN = 'annonces';

export const meetingScreen = (id: number): string => `reunion-${id}`;

const NAMED: Record<string, FrontScreen> = {
  [FACTS_SCREEN]: { kind: 'facts' },
  [MEETINGS_SCREEN]: { kind: 'meetings' },
  [NEW_MEETING_SCREEN]: { kind: 'meeting', id: null },
  [ANNOUNCEMENTS_SCREEN]: { kind: 'announcements' },
};

/** The screen that a hash names; null when it names none of these. */
export function screenOf(address: string): FrontScreen | null {
  const known = Object.hasOwn(NAMED, address) ? NAMED[address] : undefined;
  const id = /^reunion-([1-9][0-9]{0,9})$/.exec(address)?.[1];
  return known ?? (id === undefined ? null : { kind: 'meeting', id: Number(id) });
}
