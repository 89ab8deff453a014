/** Using a voucher: look, write it into the journal, then send. The verdict never comes before the record. */
import type { ServiceKey } from '../api/wire/shapes';
import { netCents } from '../lib/money';
import { parisDay } from '../lib/paris';
import { uuid } from '../lib/uuid';
import { isStorageFull, unlessStorageFails } from '../outbox/connection';
import { prune } from '../outbox/queries';
import { PATIENCE_MS, within } from '../outbox/within';
import type { Doubt } from '../verify/types';
import type { Subject } from './decide';
import { appendRedemption, markShown, type RedemptionDraft, type WrittenRedemption } from './journal';
import { getFreshRules, look } from './look';
import type { Parts } from './parts';
import { lastUse } from './spent';
import type { EnrolmentRecord, RedemptionEntry } from './store';
import type { Input, Verdict } from './types';
import { alreadyUsed, refusal, verdictOf } from './verdicts';

type Readable = Exclude<Subject, { kind: 'unreadable' }>;

export async function redeem(parts: Parts, input: Input, service: ServiceKey): Promise<Verdict> {
  parts.service.value = service;
  const { subject, decision, enrolment } = await look(parts, input);
  const bundle = enrolment?.bundle ?? null;
  const nobody = bundle?.people && !parts.person.value;
  if (enrolment === null || subject.kind === 'unreadable' || decision.kind === 'refuse' || nobody) {
    return refusal(decision.kind === 'refuse' ? decision.reason : 'not_ready', subject, bundle);
  }
  const written = await write(parts, draft(parts, enrolment, subject, service, decision), enrolment);
  if (written === null) return refusal('not_stored', subject, bundle);
  if (written.kind === 'spent') return alreadyUsed(written.spent, subject, bundle);
  return verdictOf(await askServer(parts, written.entry), bundle);
}

function draft(
  { clock, person }: Parts,
  { venue_id, device_id, bundle }: EnrolmentRecord,
  subject: Readable,
  service: ServiceKey,
  { doubt, inGrace }: { doubt: Doubt | null; inGrace: boolean },
): RedemptionDraft {
  const now = clock.now();
  const rules = bundle?.campaigns.find(({ id }) => id === subject.voucher?.campaign);
  return {
    kind: 'redemption',
    id: uuid(),
    venue_id,
    device_id,
    person_id: person.value ?? undefined,
    at: new Date(now).toISOString(),
    day: parisDay(now),
    subject: subject.id,
    text: subject.kind === 'code' ? { code: subject.code } : { token: subject.token },
    voucher: subject.voucher?.id ?? null,
    service,
    doubt,
    in_grace: inGrace,
    gross_cents: rules?.voucher_cents ?? null,
    net_cents: rules === undefined ? null : netCents(rules.voucher_cents, rules.fee_bps),
  };
}

/** Null when the browser could not store it: then nothing was redeemed, and the screen must not say so. */
function write(parts: Parts, entry: RedemptionDraft, enrolment: EnrolmentRecord): Promise<WrittenRedemption | null> {
  const { venue, commune, bundle } = enrolment;
  const campaign = Number.parseInt(entry.voucher ?? '', 10);
  const memory = { venue, commune, until: lastUse(campaign, bundle) };
  const append = (): Promise<WrittenRedemption> =>
    parts.connection.use((store) => appendRedemption(store, entry, memory, parts.clock.kept(Date.parse(entry.at))));
  const written = append().catch((error: unknown) => makeRoom(parts, error).then(append));
  return unlessStorageFails(written.then(async (first) => (isOldNews(first) && (await getFreshRules(parts)) ? append() : first)));
}

/** Spent according to a bundle only: it may have been reversed since. */
function isOldNews(written: WrittenRedemption): boolean {
  return written.kind === 'spent' && written.spent.entry_id === null;
}

/** When storage is full, deletes old answered entries and tries once more; other errors are thrown. */
async function makeRoom({ connection, clock }: Parts, error: unknown): Promise<void> {
  if (!isStorageFull(error)) throw error;
  await connection.use((store) => prune(store, clock.now()));
}

/** Sends at once; waits for the answer, at most `PATIENCE_MS`, only while the network is `ok`. */
async function askServer(parts: Parts, entry: RedemptionEntry): Promise<RedemptionEntry> {
  const { bus, network, drainer, answers, upgrades } = parts;
  upgrades.watch(entry.id);
  const send = (): Promise<void> => {
    bus.tell({ kind: 'entries', ids: [entry.id] });
    return drainer.kick('scan');
  };
  if (network.state.value !== 'ok') {
    // The person sees the verdict first; lists and sending come after.
    setTimeout(() => void send(), 0);
    return entry;
  }
  const attempt = send();
  const ended = await within(PATIENCE_MS, Promise.race([answers.next(entry.id), attempt]));
  if (ended === null) network.doubt();
  return showNow(parts, entry);
}

/** Reads the entry again; a refusal shown on the card is marked as read. */
async function showNow({ connection, upgrades, bus }: Parts, entry: RedemptionEntry): Promise<RedemptionEntry> {
  const now = await connection.use((store) => store.get('journal', entry.id));
  if (now?.kind !== 'redemption' || now.state === 'waiting') return entry;
  upgrades.unwatch(entry.id);
  if (now.state === 'accepted') return now;
  const shown = await connection.use((store) => markShown(store, now));
  bus.tell({ kind: 'entries', ids: [entry.id] });
  return shown;
}
