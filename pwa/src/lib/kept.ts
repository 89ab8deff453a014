/**
 * `localStorage` and `sessionStorage`, which throw where cookies are refused, in some private windows and when they are
 * full: a value then lives as long as the page. All access goes through here.
 */

class Kept {
  readonly #storage: () => Storage;
  /** Values that could not be stored. */
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

/** Stored on this phone. */
export const onPhone = new Kept(() => localStorage);
/** Stored for this tab; survives a reload. */
export const inTab = new Kept(() => sessionStorage);

function attempt<T>(work: () => T, otherwise: T): T {
  try {
    return work();
  } catch {
    return otherwise;
  }
}
