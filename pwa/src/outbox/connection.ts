/** The open database, opened again when the browser dropped it. */
/** WebKit drops the connection of a page that slept: `UnknownError`; other engines say `InvalidStateError`. */
const LOST = ['InvalidStateError', 'UnknownError'];

/** Anything that `openDB` opens. */
export interface Closing {
  close(): void;
}

export class Connection<S extends Closing> {
  readonly #opens: () => Promise<S>;
  #opening: Promise<S> | null = null;

  constructor(opens: () => Promise<S>) {
    this.#opens = opens;
  }

  /** Does a piece of work, which must be safe to do twice: it is done again if the connection was lost. */
  async use<T>(work: (store: S) => Promise<T>): Promise<T> {
    try {
      return await work(await this.#open());
    } catch (error) {
      if (!isLost(error)) throw error;
      this.#opening = null;
      return work(await this.#open());
    }
  }

  async close(): Promise<void> {
    const opening = this.#opening;
    this.#opening = null;
    (await opening)?.close();
  }

  #open(): Promise<S> {
    this.#opening ??= this.#opens();
    return this.#opening;
  }
}

function isLost(error: unknown): boolean {
  return isStorageError(error) && LOST.includes(error.name);
}

/** The browser could not read or write: full, corrupt, dropped. Anything else that is thrown is a bug. */
export function isStorageError(error: unknown): error is DOMException {
  return error instanceof DOMException;
}

export function isStorageFull(error: unknown): boolean {
  return isStorageError(error) && error.name === 'QuotaExceededError';
}
