/** The open database, opened again when the browser dropped it or could not open it. */
import { soon, TooLate } from '../lib/soon';

/** WebKit drops the connection of a page that slept: `UnknownError`; other engines say `InvalidStateError`. */
const LOST = ['InvalidStateError', 'UnknownError', 'TimeoutError'];
/** WebKit may never answer a first `open`; another tab with an older version may not let go. */
const OPEN_MS = 8_000;

/** Anything that `openDB` opens. */
export interface Closing {
  close(): void;
}

export class Connection<S extends Closing> {
  private readonly _opens: () => Promise<S>;
  private _opening: Promise<S> | null = null;

  constructor(opens: () => Promise<S>) {
    this._opens = opens;
  }

  /** Does a piece of work, which must be safe to do twice: it is done again if the connection was lost or did not open. */
  async use<T>(work: (store: S) => Promise<T>): Promise<T> {
    try {
      return await work(await this._open());
    } catch (error) {
      if (!isLost(error)) throw error;
      this._opening = null;
      return work(await this._open());
    }
  }

  async close(): Promise<void> {
    const opening = this._opening;
    this._opening = null;
    // Opening failed: nothing to close.
    (await opening?.catch(() => null))?.close();
  }

  private _open(): Promise<S> {
    const opening = (this._opening ??= openSoon(this._opens));
    opening.catch(() => {
      if (this._opening === opening) this._opening = null;
    });
    return opening;
  }
}

/** A connection that opens after the time-out is closed: left open, it would block the next one. */
async function openSoon<S extends Closing>(opens: () => Promise<S>): Promise<S> {
  const opening = opens();
  try {
    return await soon(OPEN_MS, opening);
  } catch (error) {
    if (!(error instanceof TooLate)) throw error;
    opening.then((store) => store.close()).catch(() => undefined);
    throw new DOMException(error.message, 'TimeoutError');
  }
}

function isLost(error: unknown): boolean {
  return isStorageError(error) && LOST.includes(error.name);
}

/** The browser could not read or write: full, corrupt, dropped. Anything else that is thrown is a bug. */
export function isStorageError(error: unknown): error is DOMException {
  return error instanceof DOMException;
}

/** The work's result; null on a storage error. */
export function unlessStorageFails<T>(work: Promise<T>): Promise<T | null> {
  return work.catch((error: unknown) => {
    if (isStorageError(error)) return null;
    throw error;
  });
}

export function isStorageFull(error: unknown): boolean {
  return isStorageError(error) && error.name === 'QuotaExceededError';
}
