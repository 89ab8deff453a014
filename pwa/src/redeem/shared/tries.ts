/**
 * Wrong PINs, counted for each person and for the phone, and what they must wait. Kept in IndexedDB: a reload or a restart changes nothing.
 *
 * No clock of the phone is asked: what is left to wait goes down only by the time that an open page measures. So a clock set forward frees
 * nothing, and one set back locks nobody out.
 */
import { DURABLE } from '../../outbox/journal';
import type { Connection } from '../store';

/** `salt` of the PIN that was tried: a new PIN starts afresh. */
interface Count {
  readonly failed: number;
  readonly left_ms: number;
  readonly salt?: string | undefined;
}
/** By person id; the phone's own count under `phone`. */
export type KeptTries = Readonly<Record<string, Count>>;

/** What this page read last, and when by its own monotonic clock. */
export interface Seen {
  readonly tries: KeptTries;
  readonly at: number;
}

/** Tries before the first pause. Several people share the phone's. */
export const FREE = { person: 5, phone: 15 };
const FIRST_PAUSE_MS = 30_000;
const LONGEST_PAUSE_MS = 900_000;
const PHONE = 'phone';

/** The pause after so many wrong tries: 30 s after the free ones, then twice as long each, 15 minutes at most. */
export function pauseAfter(failed: number, free: number): number {
  return failed < free ? 0 : Math.min(FIRST_PAUSE_MS * 2 ** (failed - free), LONGEST_PAUSE_MS);
}

/** What is left now. Another tab's newer failure stands as it is stored; two tabs do not wait twice as fast. */
export function settle(stored: KeptTries, seen: Seen, now: number): KeptTries {
  const waited = ([key, count]: [string, Count]): [string, Count] => {
    const known = seen.tries[key];
    if (known?.failed !== count.failed) return [key, count];
    return [key, { ...count, left_ms: Math.max(0, Math.min(count.left_ms, known.left_ms - (now - seen.at))) }];
  };
  return Object.fromEntries(Object.entries(stored).map(waited));
}

/** How long a person must wait, for their own tries or the phone's. */
export function leftOf(tries: KeptTries, personId: number, salt: string): number {
  return Math.max(own(tries, personId, salt)?.left_ms ?? 0, tries[PHONE]?.left_ms ?? 0);
}

/** One more wrong try. */
export function fail(tries: KeptTries, personId: number, salt: string): KeptTries {
  const failed = (own(tries, personId, salt)?.failed ?? 0) + 1;
  const ofPhone = (tries[PHONE]?.failed ?? 0) + 1;
  return {
    ...tries,
    [personId]: { failed, left_ms: pauseAfter(failed, FREE.person), salt },
    [PHONE]: { failed: ofPhone, left_ms: pauseAfter(ofPhone, FREE.phone) },
  };
}

/** The right PIN: this person's tries are forgotten, and the phone's. */
export function succeed(tries: KeptTries, personId: number): KeptTries {
  return Object.fromEntries(Object.entries(tries).filter(([key]) => key !== String(personId) && key !== PHONE));
}

function own(tries: KeptTries, personId: number, salt: string): Count | undefined {
  const count = tries[personId];
  return count?.salt === salt ? count : undefined;
}

export class Tries {
  private _seen: Seen = { tries: {}, at: 0 };
  private readonly _connection: Connection;
  private readonly _clock: () => number;

  constructor(connection: Connection, clock = (): number => performance.now()) {
    this._connection = connection;
    this._clock = clock;
  }

  /** How long this person must wait, in milliseconds. */
  async left(personId: number, salt: string): Promise<number> {
    return leftOf(await this._change((tries) => tries), personId, salt);
  }

  /** Counts a try as wrong before it is checked, so that closing the page saves none. False while the person must wait. */
  async begin(personId: number, salt: string): Promise<boolean> {
    let may = false;
    await this._change((tries) => {
      may = leftOf(tries, personId, salt) === 0;
      return may ? fail(tries, personId, salt) : tries;
    });
    return may;
  }

  /** The try was right. */
  async succeed(personId: number): Promise<void> {
    await this._change((tries) => succeed(tries, personId));
  }

  private async _change(edit: (tries: KeptTries) => KeptTries): Promise<KeptTries> {
    return this._connection.use(async (store) => {
      const tx = store.transaction('settings', 'readwrite', DURABLE);
      // Type cast: idb's types cannot tell which value a key has.
      const stored = ((await tx.store.get('tries')) ?? {}) as KeptTries;
      const at = this._clock();
      const tries = edit(settle(stored, this._seen, at));
      await tx.store.put(tries, 'tries');
      await tx.done;
      this._seen = { tries, at };
      return tries;
    });
  }
}
