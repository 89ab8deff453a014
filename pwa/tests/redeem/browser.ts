/** A browser in memory: storage that outlives pages, locks and events that die with them. */
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { vi } from 'vitest';
import { openPhone, type OpenPhone } from '../../src/redeem/phone';
import { NOON } from '../factories';
import { type Mint, openMint } from './mint';
import { FakeServer } from './server';

export const ENROLMENT = {
  device: {
    id: 5,
    label: 'Téléphone de Léa',
    venue: { id: 7, name: 'Médiathèque', commune: 'Cenon' },
    person: 'Léa',
    enrolled_at: new Date(NOON).toISOString(),
  },
  token: 'secret',
};

export interface Browser {
  readonly server: FakeServer;
  readonly mint: Mint;
  readonly events: EventTarget & { visibilityState: string };
  readonly storage: { persist: ReturnType<typeof vi.fn> };
  /** A page, enrolled and idle. */
  enrolled(): Promise<OpenPhone>;
  open(): Promise<OpenPhone>;
  /** The page dies where it stands, in the middle of whatever it does. */
  kill(phone: OpenPhone): Promise<void>;
}

export async function startBrowser(): Promise<Browser> {
  vi.useFakeTimers({ now: NOON, toFake: ['Date', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
  const server = new FakeServer();
  const mint = await openMint();
  server.bundle = { keys: [mint.key] };
  const events = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  const storage = { persist: vi.fn(() => Promise.resolve(true)) };
  vi.stubGlobal('isSecureContext', true);
  vi.stubGlobal('indexedDB', new IDBFactory());
  vi.stubGlobal('fetch', server.fetch);
  vi.stubGlobal('document', events);
  vi.stubGlobal('addEventListener', events.addEventListener.bind(events));
  const restartLocks = (): unknown => vi.stubGlobal('navigator', { locks: new Locks(), storage });
  restartLocks();
  const open = (): Promise<OpenPhone> => openPhone();
  return {
    server,
    mint,
    events,
    storage,
    open,
    enrolled: async () => {
      const phone = await open();
      await phone.enrol(ENROLMENT);
      return phone;
    },
    kill: async (phone) => {
      server.killPage();
      restartLocks();
      await phone.close();
    },
  };
}

/** Web Locks, as far as the drainer uses them: one holder, the others queue. */
class Locks {
  #last: Promise<unknown> = Promise.resolve();

  request<T>(_name: string, work: () => Promise<T>): Promise<T> {
    const mine = this.#last.then(work, work);
    this.#last = mine.catch(() => undefined);
    return mine;
  }
}

/** Waits until it holds, letting time pass. */
export const eventually = (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 5_000, interval: 20 });

