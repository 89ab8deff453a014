/** What was read becomes a card: a pass is used or tested, anything else is called by its name. */
import type { Input, Phone, VerdictReason } from '../redeem/types';
import { type Card, presentCheck, presentStranger, presentVerdict } from './present';
import { isElsewhere, strangerOf } from './stranger';

export interface Judged {
  readonly card: Card;
  readonly scanId: string | null;
  /** What was found usable by a test, and may now be redeemed. */
  readonly tested: Input | null;
  /** The text of a code that is no pass. */
  readonly stranger: string | null;
}

/** The reasons that a voucher signed by others gets here. */
const UNSIGNED: readonly (VerdictReason | null)[] = ['malformed', 'bad_signature', 'unknown_key'];

export function meet(text: string, kind: Parameters<typeof presentStranger>[0]): Judged {
  return { card: presentStranger(kind), scanId: null, tested: null, stranger: text };
}

/** Judges what was read; a test uses nothing. */
export async function judge(phone: Phone, input: Input, checking: boolean): Promise<Judged> {
  const text = typeof input === 'string' ? input : input.code;
  const kind = typeof input === 'string' ? strangerOf(input) : null;
  if (kind !== null) return meet(text, kind);
  const answer = checking ? await phone.check(input) : await phone.redeem(input, phone.service.peek());
  if (isElsewhere(text) && UNSIGNED.includes(answer.reason)) return meet(text, 'foreign');
  if ('state' in answer) {
    const card = presentCheck(answer);
    return { card, scanId: null, tested: card.kind === 'usable' ? input : null, stranger: null };
  }
  return { card: presentVerdict(answer), scanId: answer.scanId, tested: null, stranger: null };
}
