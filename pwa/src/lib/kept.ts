/**
 * What a browser keeps for us beside IndexedDB. It throws where cookies are refused, in some private windows and when
 * it is full: then a value lives as long as the page. Nobody else touches `localStorage` or `sessionStorage`.
 */

class Kept {
  readonly #storage: () => Storage;
  /** What could not be kept. */
  readonly #here = new Map<string, string | null>();

  constructor(storage: () => Storage) {
    this.#storage = storage;
  }

  get(key: string): string | null {
    return this.#here.get(key) ?? (this.#here.has(key) ? null : attempt(() => this.#storage().getItem(key), null));
  }

  set(key: string, value: string): void {
    const kept = attempt(() => {
      this.#storage().setItem(key, value);
      return true;
    }, false);
    if (kept) this.#here.delete(key);
    else this.#here.set(key, value);
  }

  remove(key: string): void {
    const removed = attempt(() => {
      this.#storage().removeItem(key);
      return true;
    }, false);
    if (removed) this.#here.delete(key);
    else this.#here.set(key, null);
  }

  keys(): string[] {
    return [...new Set([...attempt(() => Object.keys(this.#storage()), []), ...this.#here.keys()])];
  }
}

/** Kept on this phone. */
export const onPhone = new Kept(() => localStorage);
/** Kept in this tab, over a reload. */
export const inTab = new Kept(() => sessionStorage);

function attempt<T>(work: () => T, otherwise: T): T {
  try {
    return work();
  } catch {
    return otherwise;
  }
}
