/** Where the help on a screen is: the anchor on `/aide` for the address of the screen (`server/front/help.toml`). */

const UUID = /(^|-)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(?=-|$)/;
const STATEMENT = /-R(-\d+)+/;
const NUMBERS = /(^|-)\d+(-\d+)*(?=-|$)/;
const TEST_MAIL = /^(courriel-recu)-.*/;

/** The anchor of a screen's address: its name without ids; of a page without a screen, or whose hash is a secret, its path's. */
export function helpKey(path: string, screen: string): string {
  const name = screen.replace(TEST_MAIL, '$1').replace(UUID, '').replace(STATEMENT, '').replace(NUMBERS, '');
  return name === '' ? `page-${path.slice(1) || 'scanner'}` : name;
}

export const helpAddress = (path: string, screen: string): string => `/aide#${helpKey(path, screen)}`;
