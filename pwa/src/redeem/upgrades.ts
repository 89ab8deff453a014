/** Verdicts that were given without the server: when its answer comes, screens are told. */
import type { Bus } from '../outbox/bus';
import type { Connection, Entry } from './store';
import { entriesById } from '../outbox/queries';
import type { Rules } from './rules';
import type { Verdict } from './types';
import { verdictOf } from './verdicts';

type Listener = (verdict: Verdict) => void;

export class Upgrades {
  private readonly _watched = new Set<string>();
  private readonly _listeners = new Set<Listener>();
  private readonly _connection: Connection;
  private readonly _rules: Rules;

  constructor(connection: Connection, rules: Rules, bus: Bus) {
    this._connection = connection;
    this._rules = rules;
    bus.listen((news) => {
      const ids = news.kind === 'entries' ? news.ids.filter((id) => this._watched.has(id)) : [];
      if (ids.length > 0) void this._tell(ids);
    });
  }

  watch(id: string): void {
    this._watched.add(id);
  }

  unwatch(id: string): void {
    this._watched.delete(id);
  }

  listen(listener: Listener): () => void {
    this._listeners.add(listener);
    return () => this._listeners.delete(listener);
  }

  private async _tell(ids: readonly string[]): Promise<void> {
    for (const entry of await this._connection.use((store) => entriesById<Entry>(store, ids))) {
      if (entry.kind !== 'redemption' || entry.state === 'waiting' || !this._watched.delete(entry.id)) continue;
      const verdict = verdictOf(entry, this._rules.bundle);
      for (const listener of this._listeners) listener(verdict);
    }
  }
}
