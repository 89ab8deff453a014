/** Looks at a voucher without using it: asks the server if there is network, else decides on the phone. */
import { checkVoucher } from '../../api/checks';
import { PATIENCE_MS, within } from '../../outbox/within';
import type { Subject } from '../decide';
import type { Seen } from '../look';
import type { Parts } from '../parts';
import { findSpent, isSpent } from '../spent';
import type { Check } from '../types';
import { checkOf, ownCheck } from './checks';

export async function check(parts: Parts, { subject, decision, enrolment }: Seen): Promise<Check> {
  const spent = subject.kind === 'unreadable' ? undefined : await parts.connection.use((store) => findSpent(store, subject.id));
  const own = ownCheck(subject, decision, isSpent(spent) ? spent : undefined, enrolment?.bundle ?? null);
  const token = enrolment?.token ?? null;
  if (token === null || subject.kind === 'unreadable' || !isNear(parts)) return own;
  const answer = await within(PATIENCE_MS, checkVoucher(token, textOf(subject)));
  if (answer === null) {
    parts.network.doubt();
    return own;
  }
  parts.network.hear(answer);
  if (answer.ok) return checkOf(answer.value);
  const { failure } = answer;
  return failure.kind === 'later' && failure.error !== null ? { ...own, message: failure.error.message } : own;
}

function isNear({ network }: Parts): boolean {
  return network.state.value === 'ok' || network.state.value === 'unknown';
}

function textOf(subject: Exclude<Subject, { kind: 'unreadable' }>): { token: string } | { code: string } {
  return subject.kind === 'code' ? { code: subject.code } : { token: subject.token };
}
