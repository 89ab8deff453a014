/** The desk's drainer: sends the queue of each organisation of this person, then renews the bundle. */
import type { Failure } from '../api/wire/http';
import { BatchSize } from '../outbox/batch';
import { Drainer } from '../outbox/drainer';
import { ownLocks } from '../outbox/lock';
import { UNDECIDED } from '../outbox/network';
import { countWaiting, prune, waitingAfter } from '../outbox/queries';
import type { Parts } from './parts';
import { sendQueue } from './send';

const BUNDLE_EVERY_MS = 600_000;

export function openDrainer(parts: Omit<Parts, 'drainer'>, onSafe: () => Promise<void>): Drainer {
  const size = new BatchSize();
  return new Drainer({
    lock: 'poincon-hand-overs',
    locks: ownLocks(),
    network: parts.network,
    attempt: async (startedMs) =>
      (await knowWho(parts)) ??
      (await sendAll(parts, size)) ??
      (await keepFresh(parts)) ??
      (await lookBack(parts, startedMs, onSafe)),
    makeRoom: () => parts.connection.use((store) => prune(store, Date.now())),
  });
}

/** The bundle lists the person's organisations, and so the queues to send. */
async function knowWho({ rules }: Omit<Parts, 'drainer'>): Promise<Failure | null> {
  return rules.bundle.value === null ? rules.refresh() : null;
}

async function keepFresh({ rules, network }: Omit<Parts, 'drainer'>): Promise<Failure | null> {
  const isFresh = rules.ageMs() < BUNDLE_EVERY_MS && network.state.value === 'ok';
  return isFresh ? null : rules.refresh();
}

async function sendAll(parts: Omit<Parts, 'drainer'>, size: BatchSize): Promise<Failure | null> {
  const { connection, bus, network, rules } = parts;
  for (const { id } of rules.bundle.value?.organisations ?? []) {
    const failure = await sendQueue({ connection, bus, hear: (answer) => network.hear(answer) }, id, size);
    if (failure !== null) return failure;
  }
  return null;
}

async function lookBack(
  { connection, network, rules }: Omit<Parts, 'drainer'>,
  startedMs: number,
  onSafe: () => Promise<void>,
): Promise<Failure | null> {
  for (const { id } of rules.bundle.value?.organisations ?? []) {
    const [left] = await connection.use((store) => waitingAfter(store, id, 0, 1));
    if (left !== undefined) return UNDECIDED;
  }
  if (network.answeredSince(startedMs) && (await connection.use(countWaiting)) === 0) await onSafe();
  return null;
}
