/** Finds a booklet's number in a scanned or typed text. Pure: only the server can check the signature. */
import type { BookletText } from '../api/hand-overs';
import { tidy } from '../lib/tidy';

export type Reading =
  | { readonly kind: 'booklet'; readonly number: string; readonly text: BookletText }
  /** A cover of another operator, or with a link that is not ours. */
  | { readonly kind: 'foreign' }
  /** A voucher of a booklet, not its cover. */
  | { readonly kind: 'voucher' }
  | { readonly kind: 'unreadable' };

const NUMBER = /^[1-9]\d{0,4}-[1-9]\d{0,9}$/;
const COVER = /^https?:\/\/[^/]+\/carnet\/([^/?#]+)$/i;
const VOUCHER = /^https?:\/\/[^/]+\/v\/[^/]*$/i;
/** The server refuses longer texts; no cover of ours is as long. */
const LONGEST = 200;

/** Whether the camera takes this text: any cover or voucher, of whatever operator. */
export const isMeant = (text: string): boolean => COVER.test(text.trim()) || VOUCHER.test(text.trim());

/** `coverStart` is the prefix of the URLs on our covers. */
export function readCover(text: string, coverStart: string): Reading {
  const typed = tidy(text);
  if (NUMBER.test(typed)) return { kind: 'booklet', number: typed, text: { number: typed } };
  if (VOUCHER.test(typed)) return { kind: 'voucher' };
  const link = COVER.exec(typed)?.[1];
  if (link === undefined) return { kind: 'unreadable' };
  const number = typed.toLowerCase().startsWith(coverStart.toLowerCase()) ? numberIn(link) : null;
  return number === null || typed.length > LONGEST ? { kind: 'foreign' } : { kind: 'booklet', number, text: { cover: typed } };
}

/** A link is the number as JSON in base64url, a dot, and the server's signature, which is not checked here. */
function numberIn(link: string): string | null {
  const [payload = '', signature = ''] = link.split('.');
  if (signature === '') return null;
  try {
    const number: unknown = JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/')));
    return typeof number === 'string' && NUMBER.test(number) ? number : null;
  } catch {
    return null;
  }
}
