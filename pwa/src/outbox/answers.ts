/** Waits for the answer to one entry. */
import type { Bus } from './bus';

export class Answers {
  private readonly _waiting = new Map<string, () => void>();

  constructor(bus: Bus) {
    bus.listen((news) => {
      if (news.kind === 'entries') for (const id of news.ids) this._resolve(id);
    });
  }

  /** Resolves at the next news of an entry. */
  next(id: string): Promise<void> {
    return new Promise((resolve) => this._waiting.set(id, resolve));
  }

  private _resolve(id: string): void {
    this._waiting.get(id)?.();
    this._waiting.delete(id);
  }
}
