/**
 * This phone's journal from the first unsent entry on, or all of it when everything was sent, as a file to hand to manager or operator, who reads it in
 * (`server/phones/files.py`). It carries no token: the seal is an HMAC whose key is the token's hash, which the server has.
 */
import { toHex } from '../lib/hex';
import { Clock } from '../outbox/clock';
import { Connection } from '../outbox/connection';
import { unsent } from '../outbox/queries';
import { type EnrolmentRecord, type Entry, getSetting, openStore, type Store } from './store';

const FORMAT = 'poincon-journal-2';

/** Opens the journal by itself: a phone in trouble has it all the same. */
export async function exportJournal(): Promise<File> {
  const connection = new Connection(openStore);
  return connection.use(sealedFile).finally(() => connection.close());
}

/** What a file is sealed with: the SHA-256 of the phone's token, in hex. It gives no access. */
export async function sealingKey(token: string): Promise<string> {
  return toHex(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(token)));
}

async function sealedFile(store: Store): Promise<File> {
  const clock = new Clock();
  clock.load(await getSetting(store, 'clock'));
  const enrolment = await lastEnrolment(store);
  const entries = await fromFirstUnsent(store);
  const exported_at = new Date(clock.now()).toISOString();
  const { venue_id, device_id } = enrolment ?? { venue_id: 0, device_id: 0 };
  const ends = [entries.length, entries[0]?.prev ?? '', entries.at(-1)?.hash ?? ''];
  const seal = await sealed(enrolment, [FORMAT, exported_at, venue_id, device_id, ...ends]);
  const content = { format: FORMAT, exported_at, venue_id, device_id, seal, entries };
  const stamp = exported_at.slice(0, 19).replaceAll(':', '-');
  return new File([JSON.stringify(content, null, 1)], `poincon-non-envoyes-${stamp}.json`, { type: 'application/json' });
}

/** The enrolment in use; after signing out or a revocation, the one that the first unsent entry belongs to. */
async function lastEnrolment(store: Store): Promise<EnrolmentRecord | undefined> {
  const venueId = (await getSetting(store, 'venue_id')) ?? (await unsent<Entry>(store))[0]?.venue_id;
  return venueId === undefined ? undefined : store.get('enrolments', venueId);
}

/** Without the server's answers, which it has: the rest is what the chain covers, and the state. */
async function fromFirstUnsent(store: Store): Promise<Omit<Entry, 'result'>[]> {
  const [first] = await unsent<Entry>(store);
  const range = first === undefined ? null : IDBKeyRange.lowerBound(first.seq);
  const entries = await store.getAllFromIndex('journal', 'seq', range);
  return entries.map((entry) => ({ ...entry, result: undefined }));
}

async function sealed(enrolment: EnrolmentRecord | undefined, content: readonly unknown[]): Promise<string> {
  const known = enrolment?.token ? await sealingKey(enrolment.token) : (enrolment?.sealing_key ?? null);
  if (known === null) return '';
  const bytes = Uint8Array.from(known.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  const key = await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  return toHex(await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(JSON.stringify(content))));
}
