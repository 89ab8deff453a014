/** The phone's drainer: sends the queue, venue by venue, then renews the rules. */
import type { Answer, Failure } from '../../api/wire/http';
import { BatchSize } from '../../outbox/batch';
import type { Bus } from '../../outbox/bus';
import { Drainer } from '../../outbox/drainer';
import { ownLocks } from '../../outbox/lock';
import { type Network, UNDECIDED } from '../../outbox/network';
import { countWaiting, prune, waitingAfter } from '../../outbox/queries';
import type { Rules } from '../rules';
import type { Connection, EnrolmentRecord } from '../store';
import { walk } from './walk';

const RULES_EVERY_MS = 600_000;

interface Parts {
  readonly connection: Connection;
  readonly bus: Bus;
  readonly network: Network;
  readonly rules: Rules;
  /** Called when the server has every entry of this phone. */
  readonly onSafe: () => Promise<void>;
  /** Called after each attempt; nothing waits for it. */
  readonly onTried: (failure: Failure | null) => void;
}

export function openDrainer(parts: Parts): Drainer {
  const size = new BatchSize();
  return new Drainer({
    lock: 'poincon-drain',
    locks: ownLocks(),
    network: parts.network,
    attempt: async (startedMs) => {
      const wasOk = parts.network.state.value === 'ok';
      const failure = (await sendAll(parts, size)) ?? (await keepFresh(parts, startedMs, wasOk));
      parts.onTried(failure);
      return failure;
    },
    makeRoom: () => parts.connection.use((store) => prune(store, Date.now())),
  });
}

/** Sends what earlier enrolments of this phone left unsent, then the present venue's queue, whose answers alone tell of the network. */
async function sendAll(parts: Parts, size: BatchSize): Promise<Failure | null> {
  const { rules, connection, network } = parts;
  const current = rules.enrolment.value;
  const venueIds = await connection.use((store) => store.getAllKeys('enrolments'));
  for (const venueId of venueIds.filter((id) => id !== current?.venue_id)) {
    const earlier = await connection.use((store) => store.get('enrolments', venueId));
    if (earlier !== undefined) await walkOf(parts, earlier, size, (answer) => answer);
  }
  return current === null ? null : walkOf(parts, current, size, (answer) => network.hear(answer));
}

async function walkOf(
  { connection, bus }: Parts,
  { token, venue_id }: EnrolmentRecord,
  size: BatchSize,
  hear: <T>(answer: Answer<T>) => Answer<T>,
): Promise<Failure | null> {
  return token === null ? null : walk({ connection, bus, token, hear }, venue_id, size);
}

/** After the queue is empty: renews rules that are old or from before the network was away, and notes that everything is on the server. */
async function keepFresh({ rules, network, connection, onSafe }: Parts, startedMs: number, wasOk: boolean): Promise<Failure | null> {
  const enrolment = rules.enrolment.value;
  if (enrolment === null) return null;
  if (rules.ageMs() > RULES_EVERY_MS || !wasOk) {
    const failure = await rules.refresh();
    if (failure !== null) return failure;
    await rules.rotateIfDue();
  }
  const [left] = await connection.use((store) => waitingAfter(store, enrolment.venue_id, 0, 1));
  if (left !== undefined) return UNDECIDED;
  if (network.answeredSince(startedMs) && (await connection.use(countWaiting)) === 0) await onSafe();
  return null;
}
