/** Judges what was presented, with the freshest rules that can be had at once. */
import { decide, type Decision, identify, type Subject } from './decide';
import { PATIENCE_MS, within } from '../outbox/within';
import type { Parts } from './parts';
import type { EnrolmentRecord } from './store';
import type { Input } from './types';

export interface Seen {
  readonly enrolment: EnrolmentRecord | null;
  readonly subject: Subject;
  readonly decision: Decision;
}

/** Refusals that newer rules cannot change: no refresh is worth waiting for. */
const FINAL = ['malformed', 'bad_signature', 'wrong_code'];
const FRESH_ENOUGH_MS = 30_000;

/** Judges a voucher. Before refusing it, fetches newer rules if there is network: an order may have been funded since. */
export async function look(parts: Parts, input: Input): Promise<Seen> {
  const seen = await lookOnce(parts, input);
  const mayChange = seen.decision.kind === 'refuse' && !FINAL.includes(seen.decision.reason);
  return mayChange && (await getFreshRules(parts)) ? lookOnce(parts, input) : seen;
}

/** True when there are newer rules than a moment ago. A phone without any was enrolled just now: they are on their way. */
export async function getFreshRules({ rules, network }: Parts): Promise<boolean> {
  const before = rules.bundle?.version;
  const wouldHelp = network.state.value === 'ok' && rules.ageMs() >= FRESH_ENOUGH_MS;
  if (before !== undefined && !wouldHelp) return false;
  await within(PATIENCE_MS, rules.refresh());
  return rules.bundle?.version !== before;
}

async function lookOnce({ rules, clock, waiting, service }: Parts, input: Input): Promise<Seen> {
  const subject = await identify(input, rules.keys);
  const situation = { nowMs: clock.now(), clockDoubtful: clock.isDoubtful(), waiting: waiting.value };
  return { enrolment: rules.enrolment.value, subject, decision: decide(subject, service.value, rules.bundle, situation) };
}
