/** The last person at this phone's desk, so that it opens without network. Gives no access to the server: only the cookie does. */
import type { Me } from '../api/wire/people';
import { Connection, unlessStorageFails } from '../outbox/connection';
import { countWaiting } from '../outbox/queries';
import { openStore, type Store } from './store';

const STRICT = { durability: 'strict' } as const;

/** Strict durability: the write must survive a battery that dies right after signing in. */
export async function remember(me: Me): Promise<void> {
  if (!me.roles.includes('prescriber')) return;
  await withStore(async (store) => {
    const tx = store.transaction('settings', 'readwrite', STRICT);
    await Promise.all([tx.store.put(me, 'me'), tx.done]);
  });
}

/** What a person stored by a version before second factors lacks. */
const OLDER: Partial<Me> = { second_factor: 'none_needed', hidden_roles: [] };

/** On signing out, deletes the person and their bundle; the queue stays. */
export async function forget(): Promise<void> {
  await withStore(async (store) => {
    const tx = store.transaction('settings', 'readwrite');
    await Promise.all([tx.store.delete('me'), tx.store.delete('bundle'), tx.done]);
  });
}

export async function recall(): Promise<Me | null> {
  const kept = await withStore((store) => store.get('settings', 'me'));
  return kept === null || kept === undefined ? null : { ...OLDER, ...(kept as object as Me) };
}

/** Whether this phone holds hand-overs that wait for a sign-in to be sent. */
export async function hasUnsent(): Promise<boolean> {
  return ((await withStore((store) => countWaiting(store))) ?? 0) > 0;
}

/** Null where the browser has no storage: the desk then needs the network. */
function withStore<T>(work: (store: Store) => Promise<T>): Promise<T | null> {
  const connection = new Connection(openStore);
  return unlessStorageFails(connection.use(work).finally(() => connection.close()));
}
