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
  private readonly _connection: Connection;
  private readonly _bus: Bus;
  private _decisions: Decisions | null = null;
  private _closed = false;

  constructor(connection: Connection, bus: Bus) {
    this._connection = connection;
    this._bus = bus;
  }

  /** Called after each attempt to send; nothing waits for it. A failed load is tried again at the next call. */
  async learn(failure: Failure | null): Promise<void> {
    if (this._decisions === null && failure === null) await this._load();
    this._decisions?.learn(failure);
  }

  close(): void {
    this._closed = true;
    this._decisions?.close();
  }

  private async _load(): Promise<void> {
    if (!(await unlessStorageFails(this._connection.use(countConflicts)))) return;
    const part = await loadCode(loadDecisions).catch(() => null);
    if (part !== null && !this._closed) this._decisions ??= new part.Decisions(this._connection, this._bus);
  }
}
