/** Fetches the decisions on lost races, now and then while there is network. Sending never waits for it. */
import * as v from 'valibot';
import { type Decision, decision, readDecisions } from '../../api/conflicts';
import type { Failure } from '../../api/wire/http';
import type { Bus } from '../../outbox/bus';
import { isStorageError } from '../../outbox/connection';
import { entriesIn } from '../../outbox/queries';
import type { Connection, EnrolmentRecord, Entry, Store } from '../store';
import { isUndecided } from '../verdicts';

/** Pause between requests, in ms: decisions come from a daily job and from people, so asking more often is useless. */
const EVERY_MS = 300_000;
/** The pause after a request failed offline, in ms: shorter, but not at every flicker of the network. */
const BACK_MS = 30_000;
/** Ids per request: the server's limit. */
const TOGETHER = 100;

export class Decisions {
  readonly #connection: Connection;
  readonly #bus: Bus;
  #asking = false;
  #away = false;
  #askedMs = -Infinity;
  #closed = false;

  constructor(connection: Connection, bus: Bus) {
    this.#connection = connection;
    this.#bus = bus;
  }

  /** Called after each attempt to send: asks if that worked and a request is due. */
  learn(failure: Failure | null): void {
    if (failure !== null) this.#away ||= failure.kind === 'offline';
    else if (this.#isDue()) void this.#ask();
  }

  close(): void {
    this.#closed = true;
  }

  #isDue(): boolean {
    const waited = Date.now() - this.#askedMs;
    // A negative wait means that the phone's clock was set back: ask.
    return !this.#asking && !this.#closed && (waited < 0 || waited >= (this.#away ? BACK_MS : EVERY_MS));
  }

  async #ask(): Promise<void> {
    this.#asking = true;
    this.#askedMs = Date.now();
    try {
      const failure = await this.#askAll();
      this.#away = failure?.kind === 'offline';
    } catch (error) {
      if (!isStorageError(error)) throw error;
    } finally {
      this.#asking = false;
    }
  }

  /** Asks for each venue with its own enrolment's token. */
  async #askAll(): Promise<Failure | null> {
    for (const enrolment of await this.#connection.use((store) => store.getAll('enrolments'))) {
      const failure = await this.#askFor(enrolment);
      if (failure?.kind === 'offline') return failure;
    }
    return null;
  }

  async #askFor({ token, venue_id }: EnrolmentRecord): Promise<Failure | null> {
    if (token === null) return null;
    const lost = await this.#connection.use((store) => entriesIn<Entry>(store, 'conflict', venue_id));
    const ids = lost.filter((entry) => entry.kind === 'redemption' && isUndecided(entry)).map(({ id }) => id);
    for (let start = 0; start < ids.length; start += TOGETHER) {
      const answer = await readDecisions(token, ids.slice(start, start + TOGETHER));
      if (!answer.ok) return answer.failure;
      await this.#write(answer.value.decisions);
    }
    return null;
  }

  async #write(answered: readonly unknown[]): Promise<void> {
    const decided = answered.filter((raw): raw is Decision => v.is(decision, raw));
    if (this.#closed || decided.length === 0) return;
    const ids = await this.#connection.use((store) => writeDecisions(store, decided));
    if (ids.length > 0) this.#bus.tell({ kind: 'entries', ids });
  }
}

/** Stores the decisions on lost races that have none yet, and returns their ids. A paid one leaves the pile. */
async function writeDecisions(store: Store, decisions: readonly Decision[]): Promise<string[]> {
  const tx = store.transaction('journal', 'readwrite');
  const told: string[] = [];
  for (const decision of decisions) {
    const entry = await tx.store.get(decision.id);
    if (entry?.kind !== 'redemption' || !isUndecided(entry)) continue;
    await tx.store.put({ ...entry, decision, told: entry.told || decision.outcome === 'honoured' });
    told.push(entry.id);
  }
  await tx.done;
  return told;
}
