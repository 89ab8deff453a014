/** Classifies the text of a code that is no voucher of ours, so that the person who aims at it is told. */
import { isMeant } from './typing/typed';

/** `cover`: of a booklet, and the address of its page. `foreign`: a pass of another scheme. */
export type Stranger = 'cover' | 'foreign' | 'other';

const COVER = /^https?:\/\/[^/]+\/carnet\/[^/?#]+/i;
const PASS = /^https?:\/\/([^/]+)\/v\/[^/?#]+/i;

/** Null for a text that is meant as a pass: it gets a verdict. */
export function strangerOf(text: string, host = location.host): Stranger | null {
  return isMeant(text, host) ? null : kindOf(text);
}

/** What to call a text that the camera does not take. */
export function kindOf(text: string): Stranger {
  if (COVER.test(text.trim())) return 'cover';
  return PASS.test(text.trim()) ? 'foreign' : 'other';
}

/** True for a voucher's URL on another host. Used only after our keys did not verify it, since our own host may have changed. */
export function isElsewhere(text: string, host = location.host): boolean {
  const named = PASS.exec(text.trim())?.[1];
  return named !== undefined && named.toLowerCase() !== host.toLowerCase();
}
