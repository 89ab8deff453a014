/** The phone's own decision on what was presented: pure, from the rules, the time and what is known of the queue. */
import type { Bundle, ServiceKey } from '../api/wire/shapes';
import { parisDay } from '../lib/paris';
import { parseCode } from '../verify/codes';
import type { KeyRing } from '../verify/keys';
import { judge } from '../verify/rules';
import { readToken, tokenIn, tokenPart } from '../verify/token';
import type { Doubt, Reason, Voucher } from '../verify/types';
import type { Input, PhoneReason } from './types';

/** What was presented: a token, a typed code, or a text that is neither. */
export type Subject =
  | { readonly kind: 'token'; readonly id: string; readonly token: string; readonly voucher: Voucher }
  | { readonly kind: 'code'; readonly id: string; readonly code: string; readonly voucher: null }
  | { readonly kind: 'unreadable'; readonly reason: Reason };

export type Decision =
  | { readonly kind: 'take'; readonly doubt: Doubt | null; readonly inGrace: boolean }
  | { readonly kind: 'refuse'; readonly reason: Reason | PhoneReason };

/** What the phone knows of its own state. */
export interface Situation {
  readonly nowMs: number;
  readonly clockDoubtful: boolean;
  readonly waiting: number;
}

/** With more unsent scans than this, the next ones are "to confirm" instead of accepted offline. */
const MANY_WAITING = 50;

/** A text is read as a typed code first: hand scanners and keyboards share one field. */
export async function identify(input: Input, keys: KeyRing): Promise<Subject> {
  const code = parseCode(typeof input === 'string' ? input : input.code);
  if (code !== null) return { kind: 'code', id: `code:${code}`, code, voucher: null };
  if (typeof input !== 'string') return { kind: 'unreadable', reason: 'wrong_code' };
  const token = tokenIn(input) ?? tokenPart(input);
  const reading = await readToken(token, keys);
  if (!reading.ok) return { kind: 'unreadable', reason: reading.reason };
  return { kind: 'token', id: reading.voucher.id, token, voucher: reading.voucher };
}

export function decide(subject: Subject, service: ServiceKey, bundle: Bundle | null, situation: Situation): Decision {
  if (bundle === null) return { kind: 'refuse', reason: 'not_ready' };
  if (subject.kind === 'unreadable') return { kind: 'refuse', reason: subject.reason };
  if (subject.kind === 'code') return { kind: 'take', doubt: 'typed_code', inGrace: false };
  const judgement = judge(subject.voucher, service, parisDay(situation.nowMs), bundle);
  if (judgement.kind === 'refuse') return judgement;
  const doubt = judgement.kind === 'confirm' ? judgement.doubt : doubtOf(situation, bundle);
  return { kind: 'take', doubt, inGrace: judgement.inGrace };
}

function doubtOf({ nowMs, clockDoubtful, waiting }: Situation, bundle: Bundle): Doubt | null {
  if (clockDoubtful) return 'doubtful_clock';
  if (nowMs > Date.parse(bundle.refresh_by)) return 'old_rules';
  return waiting >= MANY_WAITING ? 'many_waiting' : null;
}
