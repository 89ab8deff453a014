/** A browser in memory: storage outlives pages; locks and events end with them. */
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { vi } from 'vitest';
import { NOON } from '../factories';

export interface Page {
  readonly events: EventTarget & { visibilityState: string };
  readonly storage: { persist: ReturnType<typeof vi.fn> };
  /** Releases the locks that a killed page held. */
  readonly restartLocks: () => void;
}

export function stubPage(fetch: unknown): Page {
  vi.useFakeTimers({ now: NOON, toFake: ['Date', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
  const events = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  const storage = { persist: vi.fn(() => Promise.resolve(true)) };
  vi.stubGlobal('isSecureContext', true);
  vi.stubGlobal('indexedDB', new IDBFactory());
  vi.stubGlobal('fetch', fetch);
  vi.stubGlobal('document', events);
  vi.stubGlobal('addEventListener', events.addEventListener.bind(events));
  const restartLocks = (): void => void vi.stubGlobal('navigator', { locks: new Locks(), storage });
  restartLocks();
  return { events, storage, restartLocks };
}

/** As much of Web Locks as the drainer uses: one holder, the others in a queue. */
class Locks {
  private _last: Promise<unknown> = Promise.resolve();

  request<T>(_name: string, _options: LockOptions, work: () => Promise<T>): Promise<T> {
    const mine = this._last.then(work, work);
    this._last = mine.catch(() => undefined);
    return mine;
  }
}

/** Waits until a check passes. */
export const eventually = (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 5_000, interval: 20 });
