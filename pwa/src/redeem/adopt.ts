/** A phone becomes a venue's without being open: the scanner, which opens next, fetches its rules. */
import type { Enrolment } from '../api/wire/people';
import { Connection } from '../outbox/connection';
import { unsent } from '../outbox/queries';
import { enrolAt, type Entry, getSetting, openStore, type Store } from './store';

export interface Present {
  /** The venue this phone scans for now; null for none. */
  readonly venue: string | null;
  /** Scans that only this phone has. */
  readonly kept: number;
}

/** Rejects where the browser has no storage. */
export function readPresent(): Promise<Present> {
  return withStore(async (store) => {
    const venueId = (await getSetting(store, 'venue_id')) ?? null;
    const enrolment = venueId === null ? undefined : await store.get('enrolments', venueId);
    const kept = (await unsent<Entry>(store)).length;
    return { venue: enrolment?.token ? enrolment.venue : null, kept };
  });
}

export function adopt(enrolment: Enrolment): Promise<void> {
  return withStore((store) => enrolAt(store, enrolment));
}

function withStore<T>(work: (store: Store) => Promise<T>): Promise<T> {
  const connection = new Connection(openStore);
  return connection.use(work).finally(() => connection.close());
}
