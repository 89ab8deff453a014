/** From what is known of a voucher that is looked at to what a screen shows. Pure. */
import type { CheckAnswer } from '../../api/checks';
import type { Bundle } from '../../api/wire/shapes';
import type { Decision, Subject } from '../decide';
import type { Spent } from '../store';
import type { Check } from '../types';
import { factsOf, toFirst, toReason, voucherId } from '../verdicts';

/** What the server says of a voucher that was looked at. */
export function checkOf(answer: CheckAnswer): Check {
  const { voucher, booklet, position, size, left, campaign, sponsor, state, message, first } = answer;
  return {
    ...{ voucher, booklet, position, size, left, campaign, sponsor, state, message },
    valueCents: answer.value_cents,
    lastDay: answer.last_day,
    graceDay: answer.grace_day,
    reason: toReason(answer.reason),
    first: first === null ? null : toFirst(first),
    confirmed: true,
  };
}

/** What the phone alone says of a voucher that is looked at. */
export function ownCheck(subject: Subject, decision: Decision, spent: Spent | undefined, bundle: Bundle | null): Check {
  const facts = factsOf(voucherId(subject), bundle);
  const own = { ...facts, message: null, confirmed: false };
  if (decision.kind === 'refuse') return { ...own, state: 'not_redeemable', reason: decision.reason, first: null };
  if (spent !== undefined) return { ...own, state: 'redeemed', reason: 'already_redeemed', first: toFirst(spent) };
  return { ...own, state: decision.doubt === null ? 'redeemable' : 'unsure', reason: decision.doubt, first: null };
}
