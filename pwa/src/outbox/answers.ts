/** Waits for the answer to one entry. */
import type { Bus } from './bus';

export class Answers {
  readonly #waiting = new Map<string, () => void>();

  constructor(bus: Bus) {
    bus.listen((news) => {
      if (news.kind === 'entries') for (const id of news.ids) this.#resolve(id);
    });
  }

  /** Resolves at the next news of an entry. */
  next(id: string): Promise<void> {
    return new Promise((resolve) => this.#waiting.set(id, resolve));
  }

  #resolve(id: string): void {
    this.#waiting.get(id)?.();
    this.#waiting.delete(id);
  }
}
