/** Opens the phone: puts its parts together and gives screens the one object they need. */
import { computed, effect, type Signal, signal } from '@preact/signals';
import { SERVICES, type ServiceKey } from '../api/wire/shapes';
import { loadCode } from '../lib/code';
import { parisDay } from '../lib/paris';
import { Answers } from '../outbox/answers';
import { Bus } from '../outbox/bus';
import { Clock } from '../outbox/clock';
import * as opening from '../outbox/connection';
import { isStorageError, unlessStorageFails } from '../outbox/connection';
import { Network } from '../outbox/network';
import { Persistence } from '../outbox/persistence';
import { markTold, prune, requeue } from '../outbox/queries';
import { listenToPage } from '../outbox/triggers';
import { look } from './look';
import type { Parts } from './parts';
import { redeem } from './redeem';
import { Rules } from './rules';
import { forgetExpired } from './spent';
import { type Connection, type EnrolmentRecord, getSetting, openStore, setSetting } from './store';
import type { Check, Device, Phone, Verbs } from './types';
import { Upgrades } from './upgrades';
import { openDrainer } from './upload/drain';
import { LostRaces } from './upload/lost-races';
import { factsOf } from './verdicts';
import { Views } from './views';

/** Not needed to scan: fetched ahead, with the dialogs that ask for it. */
export const loadAside = () => import('./aside/parts');
const loadRetire = () => import('./retire');

const REVOKED = 'device_revoked';
/** The part that looks could not be fetched. */
const NOT_CHECKED: Check = { ...factsOf(null, null), state: 'unsure', reason: 'not_ready', message: null, first: null, confirmed: false };

export type OpenPhone = Phone & {
  /** Lets go of the database and of every listener; the journal stays as it is. */
  close(): Promise<void>;
};

/** Throws where the browser gives no storage, or no keys and locks: outside https and localhost. */
export async function openPhone(): Promise<OpenPhone> {
  if (!isSecureContext) throw new Error('Signatures and locks need a secure context.');
  const connection = new opening.Connection(openStore);
  const bus = new Bus('poincon');
  const clock = new Clock();
  const network = new Network(clock);
  const rules = new Rules(connection, network, clock, bus);
  const views = new Views(connection, rules, clock, bus);
  const service = await restore(connection, clock, rules);
  const lostRaces = new LostRaces(connection, bus);
  const drainer = openDrainer({
    ...{ connection, bus, network, rules },
    onSafe: () => views.markSafe(),
    onTried: (failure) => {
      void lostRaces.learn(failure);
      if (failure?.kind === 'sign_in' && failure.error.code === REVOKED) void end(parts);
    },
  });
  const parts: Parts = {
    ...{ connection, bus, clock, network, rules, drainer, service, waiting: views.waiting },
    answers: new Answers(bus),
    person: signal<number | null>(null),
    persistence: new Persistence(),
    upgrades: new Upgrades(connection, rules, bus),
  };
  await views.load();
  const stops = [
    listenToPage((trigger) => void drainer.kick(trigger), () => void views.turnPage()),
    effect(() => void views.showVenue(rules.enrolment.value)),
    effect(() => remember(connection, service.value)),
    () => views.close(),
    () => lostRaces.close(),
  ];
  void drainer.kick('start');
  return { ...signals(parts, views), ...verbs(parts), close: () => close(parts, stops) };
}

/** Ends a revoked phone. Whatever fails is tried again: the server says the same next time. */
async function end(parts: Parts): Promise<void> {
  const part = await loadCode(loadRetire).catch(() => null);
  if (part !== null) await unlessStorageFails(part.retire(parts));
}

/** Stores the service of the day. A storage failure is ignored: the service can be chosen again. */
function remember(connection: Connection, service: ServiceKey): void {
  connection.use((store) => setSetting(store, 'service', service)).catch((error: unknown) => {
    if (!isStorageError(error)) throw error;
  });
}

/** Loads clock, rules and service from storage; deletes expired vouchers and old answered entries. */
async function restore(connection: Connection, clock: Clock, rules: Rules): Promise<Signal<ServiceKey>> {
  clock.load(await connection.use((store) => getSetting(store, 'clock')));
  await rules.load();
  await connection.use((store) => forgetExpired(store, parisDay(clock.now())));
  await connection.use((store) => prune(store, clock.now()));
  return signal((await connection.use((store) => getSetting(store, 'service'))) ?? SERVICES[0]);
}

async function close({ connection, bus, drainer }: Parts, stops: readonly (() => void)[]): Promise<void> {
  for (const stop of stops) stop();
  drainer.close();
  bus.close();
  await connection.close();
}

function signals({ network, rules, service, person, persistence }: Parts, { waiting, rejected, decided, lastSafeCopy, lines, total }: Views) {
  const device = computed(() => toDevice(rules.enrolment.value));
  return { device, service, person, network: network.state, waiting, rejected, decided, lastSafeCopy, persisted: persistence.granted, lines, total };
}

function toDevice(enrolment: EnrolmentRecord | null): Device | null {
  if (enrolment === null) return null;
  const { device_id, label, person, venue_id, venue, commune, bundle } = enrolment;
  const offered = bundle?.venue.services ?? [];
  const services = offered.length > 0 ? offered : SERVICES;
  return { id: device_id, label, person, venueId: venue_id, venue, commune, services, people: bundle?.people };
}

function verbs(parts: Parts): Verbs {
  const { connection, bus, network, rules, drainer, upgrades, persistence } = parts;
  const changed = (id: string): void => bus.tell({ kind: 'entries', ids: [id] });
  return {
    redeem: async (input, service) => {
      const verdict = await redeem(parts, input, service);
      if (verdict.scanId !== null) void persistence.ask();
      if (verdict.reason === REVOKED) askAgain(parts);
      return verdict;
    },
    check: async (input) => {
      const part = await loadCode(loadAside).catch(() => null);
      return part === null ? NOT_CHECKED : part.check(parts, await look(parts, input));
    },
    reverse: async (scanId, reason) => {
      const part = await loadCode(loadAside).catch(() => null);
      return part === null ? { ok: false, reason: 'not_loaded' } : part.reverse(parts, scanId, reason);
    },
    onUpgrade: (listener) => upgrades.listen(listener),
    sendNow: () => drainer.kick('hand'),
    refresh: rules.refresh,
    retry: async (id) => {
      await connection.use((store) => requeue(store, id));
      changed(id);
      await drainer.kick('hand');
    },
    acknowledge: async (id) => {
      await connection.use((store) => markTold(store, id));
      changed(id);
    },
    enrol: async (enrolment) => {
      await rules.enrol(enrolment);
      network.forget();
      await drainer.kick('enrol');
    },
    leave: () => rules.leave(),
  };
}

/** A scan was refused because this phone is revoked: asks for the rules, whose refusal ends it. */
function askAgain({ network, drainer }: Parts): void {
  network.doubt();
  void drainer.kick('hand');
}
