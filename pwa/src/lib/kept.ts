/**
 * `localStorage` and `sessionStorage`, which throw where cookies are refused, in some private windows and when they are
 * full: a value then lives as long as the page. All access goes through here.
 */

class Kept {
  private readonly _storage: () => Storage;
  /** Values that could not be stored. */
  private readonly _here = new Map<string, string | null>();

  constructor(storage: () => Storage) {
    this._storage = storage;
  }

  get(key: string): string | null {
    return this._here.get(key) ?? (this._here.has(key) ? null : attempt(() => this._storage().getItem(key), null));
  }

  set(key: string, value: string): void {
    const kept = attempt(() => {
      this._storage().setItem(key, value);
      return true;
    }, false);
    if (kept) this._here.delete(key);
    else this._here.set(key, value);
  }

  remove(key: string): void {
    const removed = attempt(() => {
      this._storage().removeItem(key);
      return true;
    }, false);
    if (removed) this._here.delete(key);
    else this._here.set(key, null);
  }

  keys(): string[] {
    return [...new Set([...attempt(() => Object.keys(this._storage()), []), ...this._here.keys()])];
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
