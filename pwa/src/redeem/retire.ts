/** How a revoked phone ends: it sends what it has, then wipes its rules, lists, keys and token; never what is unsent or unread. */
import { Connection } from '../outbox/connection';
import { BatchSize } from '../outbox/batch';
import { prune, unsent, waitingAfter } from '../outbox/queries';
import { sealingKey } from './export';
import type { Parts } from './parts';
import { type EnrolmentRecord, type Entry, getSetting, openStore, setSetting, type Store } from './store';
import { walk } from './upload/walk';

/** Later than any entry is kept for. */
const ALL_OLD_MS = 1e12;

/** Called when the server said that this phone is revoked. Sends once more; what could not be sent yet keeps the token. */
export async function retire({ connection, bus, network, rules, clock }: Parts): Promise<void> {
  const enrolment = rules.enrolment.value;
  if (!enrolment?.token) return;
  const { token, venue_id } = enrolment;
  const failure = await walk({ connection, bus, token, hear: (answer) => answer }, venue_id, new BatchSize());
  const [left] = await connection.use((store) => waitingAfter(store, venue_id, 0, 1));
  if (left !== undefined && failure?.kind !== 'sign_in') {
    // Not refused: the network went, or the server could not decide. The timer tries again.
    network.forget();
    return;
  }
  const sealing_key = await sealingKey(token);
  const revoked_at = new Date(clock.now()).toISOString();
  await connection.use((store) => wipe(store, { ...enrolment, sealing_key, revoked_at }));
  await rules.load();
  bus.tell({ kind: 'rules' });
}

async function wipe(store: Store, revoked: EnrolmentRecord): Promise<void> {
  const tx = store.transaction(['enrolments', 'spent'], 'readwrite');
  const enrolments = tx.objectStore('enrolments');
  const without = { bundle: null, bundle_ms: 0 };
  for (const other of await enrolments.getAll()) await enrolments.put({ ...other, ...without });
  await enrolments.put({ ...revoked, ...without, token: null });
  for (let cursor = await tx.objectStore('spent').openCursor(); cursor !== null; cursor = await cursor.continue()) {
    // What is not settled belongs to an entry that may still be sent.
    if (cursor.value.entry_id === null || cursor.value.settled_ms !== null) await cursor.delete();
  }
  await tx.done;
}

/** The enrolment that was revoked, until a person has read why this phone stops. */
export function findRevoked(): Promise<EnrolmentRecord | null> {
  return withStore(async (store) => {
    const venueId = (await getSetting(store, 'venue_id')) ?? null;
    const enrolment = venueId === null ? undefined : await store.get('enrolments', venueId);
    return enrolment?.token === null && enrolment.revoked_at !== undefined ? enrolment : null;
  });
}

/** A person has read it: the journal goes, but for what is unsent or unread. */
export function closeRevoked(): Promise<void> {
  return withStore(async (store) => {
    await setSetting(store, 'venue_id', null);
    if ((await unsent<Entry>(store)).length === 0) await prune(store, Date.now() + ALL_OLD_MS);
  });
}

function withStore<T>(work: (store: Store) => Promise<T>): Promise<T> {
  const connection = new Connection(openStore);
  return connection.use(work).finally(() => connection.close());
}
