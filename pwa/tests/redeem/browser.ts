/** A browser in memory, connected to an in-memory server. */
import type { vi } from 'vitest';
import { openPhone, type OpenPhone } from '../../src/redeem/phone';
import { NOON } from '../factories';
import { stubPage } from '../outbox/page';
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
  /** Opens a page, enrols it and waits until it is idle. */
  enrolled(): Promise<OpenPhone>;
  open(): Promise<OpenPhone>;
  /** Ends the page at once, whatever it is doing. */
  kill(phone: OpenPhone): Promise<void>;
}

export async function startBrowser(): Promise<Browser> {
  const server = new FakeServer();
  const mint = await openMint();
  server.bundle = { keys: [mint.key] };
  const { events, storage, restartLocks } = stubPage(server.fetch);
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
