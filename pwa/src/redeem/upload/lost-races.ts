/** Loads `decisions` once this phone has a lost race: most phones never do. */
import type { Failure } from '../../api/wire/http';
import { loadCode } from '../../lib/code';
import type { Bus } from '../../outbox/bus';
import { unlessStorageFails } from '../../outbox/connection';
import { countConflicts } from '../../outbox/queries';
import type { Connection } from '../store';
import type { Decisions } from './decisions';

const loadDecisions = () => import('./decisions');

export class LostRaces {
  readonly #connection: Connection;
  readonly #bus: Bus;
  #decisions: Decisions | null = null;
  #closed = false;

  constructor(connection: Connection, bus: Bus) {
    this.#connection = connection;
    this.#bus = bus;
  }

  /** Called after each attempt to send; nothing waits for it. A failed load is tried again at the next call. */
  async learn(failure: Failure | null): Promise<void> {
    if (this.#decisions === null && failure === null) await this.#load();
    this.#decisions?.learn(failure);
  }

  close(): void {
    this.#closed = true;
    this.#decisions?.close();
  }

  async #load(): Promise<void> {
    if (!(await unlessStorageFails(this.#connection.use(countConflicts)))) return;
    const part = await loadCode(loadDecisions).catch(() => null);
    if (part !== null && !this.#closed) this.#decisions ??= new part.Decisions(this.#connection, this.#bus);
  }
}
