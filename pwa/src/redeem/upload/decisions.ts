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
  private readonly _connection: Connection;
  private readonly _bus: Bus;
  private _asking = false;
  private _away = false;
  private _askedMs = -Infinity;
  private _closed = false;

  constructor(connection: Connection, bus: Bus) {
    this._connection = connection;
    this._bus = bus;
  }

  /** Called after each attempt to send: asks if that worked and a request is due. */
  learn(failure: Failure | null): void {
    if (failure !== null) this._away ||= failure.kind === 'offline';
    else if (this._isDue()) void this._ask();
  }

  close(): void {
    this._closed = true;
  }

  private _isDue(): boolean {
    const waited = Date.now() - this._askedMs;
    // A negative wait means that the phone's clock was set back: ask.
    return !this._asking && !this._closed && (waited < 0 || waited >= (this._away ? BACK_MS : EVERY_MS));
  }

  private async _ask(): Promise<void> {
    this._asking = true;
    this._askedMs = Date.now();
    try {
      const failure = await this._askAll();
      this._away = failure?.kind === 'offline';
    } catch (error) {
      if (!isStorageError(error)) throw error;
    } finally {
      this._asking = false;
    }
  }

  /** Asks for each venue with its own enrolment's token. */
  private async _askAll(): Promise<Failure | null> {
    for (const enrolment of await this._connection.use((store) => store.getAll('enrolments'))) {
      const failure = await this._askFor(enrolment);
      if (failure?.kind === 'offline') return failure;
    }
    return null;
  }

  private async _askFor({ token, venue_id }: EnrolmentRecord): Promise<Failure | null> {
    if (token === null) return null;
    const lost = await this._connection.use((store) => entriesIn<Entry>(store, 'conflict', venue_id));
    const ids = lost.filter((entry) => entry.kind === 'redemption' && isUndecided(entry)).map(({ id }) => id);
    for (let start = 0; start < ids.length; start += TOGETHER) {
      const answer = await readDecisions(token, ids.slice(start, start + TOGETHER));
      if (!answer.ok) return answer.failure;
      await this._write(answer.value.decisions);
    }
    return null;
  }

  private async _write(answered: readonly unknown[]): Promise<void> {
    const decided = answered.filter((raw): raw is Decision => v.is(decision, raw));
    if (this._closed || decided.length === 0) return;
    const ids = await this._connection.use((store) => writeDecisions(store, decided));
    if (ids.length > 0) this._bus.tell({ kind: 'entries', ids });
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
