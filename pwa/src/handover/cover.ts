/** From what the camera or a person says to a booklet's number. Pure: the signature is the server's to check. */
import type { BookletText } from '../api/hand-overs';
import { tidy } from '../lib/tidy';

export type Reading =
  | { readonly kind: 'booklet'; readonly number: string; readonly text: BookletText }
  /** A cover, but of another operator. */
  | { readonly kind: 'foreign' }
  /** One of the vouchers inside. */
  | { readonly kind: 'voucher' }
  | { readonly kind: 'unreadable' };

const NUMBER = /^[1-9]\d{0,4}-[1-9]\d{0,9}$/;
const COVER = /^https?:\/\/[^/]+\/carnet\/([^/?#]+)$/i;
const VOUCHER = /^https?:\/\/[^/]+\/v\/[^/]*$/i;
/** Longer than any cover of ours: the server takes no more. */
const LONGEST = 200;

/** Worth stopping the camera for: any cover, and any voucher, of whatever operator. */
export const isMeant = (text: string): boolean => COVER.test(text.trim()) || VOUCHER.test(text.trim());

/** `coverStart` is how the addresses on our covers begin. */
export function readCover(text: string, coverStart: string): Reading {
  const typed = tidy(text);
  if (NUMBER.test(typed)) return { kind: 'booklet', number: typed, text: { number: typed } };
  if (VOUCHER.test(typed)) return { kind: 'voucher' };
  const link = COVER.exec(typed)?.[1];
  if (link === undefined) return { kind: 'unreadable' };
  const number = typed.toLowerCase().startsWith(coverStart.toLowerCase()) ? numberIn(link) : null;
  return number === null || typed.length > LONGEST ? { kind: 'foreign' } : { kind: 'booklet', number, text: { cover: typed } };
}

/** A link is the number as JSON in base64url, a dot, and the server's signature. */
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
