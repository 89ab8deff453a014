/** Who worked at this phone's desk last, so that it opens without network. It opens nothing on the server: only the cookie does. */
import type { Me } from '../api/wire/people';
import { Connection, unlessStorageFails } from '../outbox/connection';
import { countWaiting } from '../outbox/queries';
import { openStore, type Store } from './store';

const STRICT = { durability: 'strict' } as const;

/** On the disk at once: the battery may be empty a minute after signing in. */
export async function remember(me: Me): Promise<void> {
  if (!me.roles.includes('prescriber')) return;
  await withStore(async (store) => {
    const tx = store.transaction('settings', 'readwrite', STRICT);
    await Promise.all([tx.store.put(me, 'me'), tx.done]);
  });
}

/** Signing out forgets the person and their stock, never the queue. */
export async function forget(): Promise<void> {
  await withStore(async (store) => {
    const tx = store.transaction('settings', 'readwrite');
    await Promise.all([tx.store.delete('me'), tx.store.delete('bundle'), tx.done]);
  });
}

export async function recall(): Promise<Me | null> {
  const kept = await withStore((store) => store.get('settings', 'me'));
  return (kept as Me | undefined) ?? null;
}

/** Does this phone hold what only a sign-in can send? */
export async function hasUnsent(): Promise<boolean> {
  return ((await withStore((store) => countWaiting(store))) ?? 0) > 0;
}

/** Null where the browser keeps nothing: then the desk needs the network. */
function withStore<T>(work: (store: Store) => Promise<T>): Promise<T | null> {
  const connection = new Connection(openStore);
  return unlessStorageFails(connection.use(work).finally(() => connection.close()));
}
