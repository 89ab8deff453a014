/** Looking at what was presented, with rules as fresh as they can be had at once. */
import { decide, type Decision, identify, type Subject } from './decide';
import { PATIENCE_MS, type Parts, within } from './parts';
import { findSpent, isSpent } from './spent';
import type { EnrolmentRecord, Spent } from './store';
import type { Input } from './types';

export interface Seen {
  readonly enrolment: EnrolmentRecord | null;
  readonly subject: Subject;
  readonly decision: Decision;
  /** By whom it was used already, as far as this phone knows. */
  readonly spent: Spent | undefined;
}

/** Fresher rules cannot change these. */
const FINAL = ['malformed', 'bad_signature', 'wrong_code'];
const FRESH_ENOUGH_MS = 30_000;

/** Looks; before it says no, asks for the newest rules if the server is near: an order may have been funded since. */
export async function look(parts: Parts, input: Input): Promise<Seen> {
  const seen = await lookOnce(parts, input);
  if (!isNo(seen) || !(await getFreshRules(parts))) return seen;
  return lookOnce(parts, input);
}

async function lookOnce({ rules, clock, waiting, service, connection }: Parts, input: Input): Promise<Seen> {
  const enrolment = rules.enrolment.value;
  const subject = await identify(input, rules.keys);
  const situation = { nowMs: clock.now(), clockDoubtful: clock.isDoubtful(), waiting: waiting.value };
  const decision = decide(subject, service.value, rules.bundle, situation);
  if (subject.kind === 'unreadable') return { enrolment, subject, decision, spent: undefined };
  const known = await connection.use((store) => findSpent(store, subject.id));
  return { enrolment, subject, decision, spent: isSpent(known) ? known : undefined };
}

function isNo({ decision, spent }: Seen): boolean {
  if (decision.kind === 'refuse') return !FINAL.includes(decision.reason);
  return spent?.entry_id === null;
}

async function getFreshRules({ rules, network }: Parts): Promise<boolean> {
  if (network.state.value !== 'ok' || rules.ageMs() < FRESH_ENOUGH_MS) return false;
  const before = rules.bundle?.version;
  await within(PATIENCE_MS, rules.refresh());
  return rules.bundle?.version !== before;
}
