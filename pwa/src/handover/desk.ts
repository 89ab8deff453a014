/** Opens the desk's queue: builds its parts and returns the one object that screens use. */
import { parisDay } from '../lib/paris';
import { Answers } from '../outbox/answers';
import { Bus } from '../outbox/bus';
import { isUnbroken } from '../outbox/chain';
import { Clock } from '../outbox/clock';
import * as opening from '../outbox/connection';
import { Network } from '../outbox/network';
import { Persistence } from '../outbox/persistence';
import { markTold, prune, requeue, unsent } from '../outbox/queries';
import { listenToPage } from '../outbox/triggers';
import { PATIENCE_MS, within } from '../outbox/within';
import { readCover } from './cover';
import { openDrainer } from './drain';
import { handOver } from './hand-over';
import { claimsOf } from './journal';
import type { Parts } from './parts';
import { Rules } from './rules';
import { standingOf } from './stock';
import { type Connection, getSetting, type HandOverEntry, openStore } from './store';
import type { HandOvers, Seen } from './types';
import { Views } from './views';

const FRESH_ENOUGH_MS = 30_000;

/** Throws where the browser has no storage or no Web Locks (outside https and localhost). */
export async function openHandOvers(personId: number): Promise<HandOvers> {
  if (!isSecureContext) throw new Error('Locks need a secure context.');
  const connection: Connection = new opening.Connection(openStore);
  const bus = new Bus('poincon-hand-overs');
  const clock = new Clock();
  const network = new Network(clock);
  const rules = new Rules(personId, connection, network, clock, bus);
  const views = new Views(connection, rules, clock, bus);
  clock.load(await connection.use((store) => getSetting(store, 'clock')));
  await connection.use((store) => prune(store, clock.now()));
  await rules.load();
  await views.load();
  const bare = { personId, connection, bus, clock, network, rules, answers: new Answers(bus), persistence: new Persistence() };
  const parts: Parts = { ...bare, drainer: openDrainer(bare, () => views.markSafe()) };
  const stop = listenToPage((trigger) => void parts.drainer.kick(trigger), () => void views.update());
  void parts.drainer.kick('start');
  return { ...signals(parts, views), ...verbs(parts), close: () => close(parts, views, stop) };
}

async function close({ connection, bus, drainer }: Parts, views: Views, stop: () => void): Promise<void> {
  stop();
  views.close();
  drainer.close();
  bus.close();
  await connection.close();
}

function signals({ rules, network }: Parts, { waiting, pile, lastSafeCopy, lines }: Views) {
  return { bundle: rules.bundle, network: network.state, waiting, pile, lastSafeCopy, lines };
}

function verbs(parts: Parts) {
  const { connection, bus, drainer, clock, rules } = parts;
  const changed = (id: string): void => bus.tell({ kind: 'entries', ids: [id] });
  return {
    look: (text: string) => look(parts, text),
    handOver: (...asked: Parameters<HandOvers['handOver']>) => handOver(parts, ...asked),
    lastPostcode: async () => (await connection.use((store) => getSetting(store, 'postcode'))) ?? '',
    sendNow: () => drainer.kick('hand'),
    renew: rules.renew,
    acknowledge: async (id: string) => {
      await connection.use((store) => markTold(store, id));
      changed(id);
    },
    retry: async (id: string) => {
      await connection.use((store) => requeue(store, id));
      changed(id);
      await drainer.kick('hand');
    },
    exportFile: () => connection.use((store) => exportUnsent(store, clock.now())),
  };
}

/** Before answering `no`, fetches a bundle if the stored one is older than `FRESH_ENOUGH_MS`: a delivery may have arrived since. */
async function look(parts: Parts, text: string): Promise<Seen> {
  const seen = await lookOnce(parts, text);
  const { rules, network } = parts;
  const mayChange = seen.kind === 'no' && seen.number !== null && network.state.value !== 'paused_sign_in';
  if (!mayChange || (rules.bundle.value !== null && rules.ageMs() < FRESH_ENOUGH_MS)) return seen;
  await within(PATIENCE_MS, rules.refresh());
  return lookOnce(parts, text);
}

async function lookOnce({ rules, clock, connection }: Parts, text: string): Promise<Seen> {
  const bundle = rules.bundle.value;
  const reading = readCover(text, bundle?.cover_start ?? `${location.origin}/carnet/`);
  if (reading.kind !== 'booklet') return { kind: 'no', reason: reading.kind, number: null };
  const { number } = reading;
  const mine = await connection.use((store) => store.getAllFromIndex('journal', 'subject', number));
  if (mine.some(({ state }) => state === 'waiting' || state === 'accepted')) return { kind: 'no', reason: 'handed_over', number };
  const booklet = standingOf(number, bundle, parisDay(clock.now()));
  return booklet.kind === 'no' ? { ...booklet, number } : { kind: 'handable', text: reading.text, booklet };
}

/** All unsent hand-overs of this phone, with the whole journal's integrity, as a JSON file for the operator. */
async function exportUnsent(store: Parameters<Parameters<Connection['use']>[0]>[0], nowMs: number): Promise<File> {
  const exported_at = new Date(nowMs).toISOString();
  const entries = await unsent<HandOverEntry>(store);
  const journal = await store.getAllFromIndex('journal', 'seq');
  const content = { format: 'poincon-hand-overs-1', exported_at, journal_unbroken: await isUnbroken(journal, claimsOf), entries };
  const stamp = exported_at.slice(0, 19).replaceAll(':', '-');
  return new File([JSON.stringify(content, null, 1)], `poincon-remises-${stamp}.json`, { type: 'application/json' });
}
