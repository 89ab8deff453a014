/** Verdicts that were given without the server: when its answer comes, screens are told. */
import type { Bus } from '../outbox/bus';
import type { Connection, Entry } from './store';
import { entriesById } from '../outbox/queries';
import type { Rules } from './rules';
import type { Verdict } from './types';
import { verdictOf } from './verdicts';

type Listener = (verdict: Verdict) => void;

export class Upgrades {
  readonly #watched = new Set<string>();
  readonly #listeners = new Set<Listener>();
  readonly #connection: Connection;
  readonly #rules: Rules;

  constructor(connection: Connection, rules: Rules, bus: Bus) {
    this.#connection = connection;
    this.#rules = rules;
    bus.listen((news) => {
      const ids = news.kind === 'entries' ? news.ids.filter((id) => this.#watched.has(id)) : [];
      if (ids.length > 0) void this.#tell(ids);
    });
  }

  watch(id: string): void {
    this.#watched.add(id);
  }

  unwatch(id: string): void {
    this.#watched.delete(id);
  }

  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async #tell(ids: readonly string[]): Promise<void> {
    for (const entry of await this.#connection.use((store) => entriesById<Entry>(store, ids))) {
      if (entry.kind !== 'redemption' || entry.state === 'waiting' || !this.#watched.delete(entry.id)) continue;
      const verdict = verdictOf(entry, this.#rules.bundle);
      for (const listener of this.#listeners) listener(verdict);
    }
  }
}
