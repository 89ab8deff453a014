/** Undoing a redemption of this phone: written first, sent after its redemption. */
import { parisDay } from '../lib/paris';
import { uuid } from '../lib/uuid';
import { unlessStorageFails } from '../outbox/connection';
import { markTold } from '../outbox/queries';
import { PATIENCE_MS, within } from '../outbox/within';
import { appendReversal, stands, type WrittenReversal } from './journal-reversal';
import { UNDO_MS } from './lines';
import type { Parts } from './parts';
import type { RedemptionEntry, ReversalEntry } from './store';
import type { ReversalOutcome, ReversalReason } from './types';

const NOT_REVERSED: Record<string, 'too_late' | 'already_reversed' | 'unknown_redemption'> = {
  too_late_to_reverse: 'too_late',
  already_reversed: 'already_reversed',
};

export async function reverse(parts: Parts, scanId: string, reason: ReversalReason): Promise<ReversalOutcome> {
  const target = await parts.connection.use((store) => store.get('journal', scanId));
  if (target?.kind !== 'redemption' || !stands(target)) return { ok: false, reason: 'unknown_redemption' };
  if (target.reversal !== null) return { ok: false, reason: 'already_reversed' };
  if (parts.clock.now() > Date.parse(target.at) + UNDO_MS) return { ok: false, reason: 'too_late' };
  const written = await write(parts, target, reason);
  if (written === null) return { ok: false, reason: 'not_stored' };
  if (written.kind !== 'stored') return { ok: false, reason: 'already_reversed' };
  return askServer(parts, written.entry);
}

function write(
  { connection, clock, person }: Parts,
  { id, subject, venue_id, device_id }: RedemptionEntry,
  reason: ReversalReason,
): Promise<WrittenReversal | null> {
  const now = clock.now();
  const draft = {
    ...{ kind: 'reversal' as const, id: uuid(), redemption_id: id, reason, subject, venue_id, device_id },
    person_id: person.value ?? undefined,
    at: new Date(now).toISOString(),
    day: parisDay(now),
  };
  return unlessStorageFails(connection.use((store) => appendReversal(store, draft)));
}

async function askServer(parts: Parts, entry: ReversalEntry): Promise<ReversalOutcome> {
  const { bus, network, drainer, answers, connection } = parts;
  bus.tell({ kind: 'entries', ids: [entry.id, entry.redemption_id] });
  const answer = answers.next(entry.id);
  const attempt = drainer.kick('scan');
  if (network.state.value === 'ok') await within(PATIENCE_MS, Promise.race([answer, attempt]));
  const now = (await connection.use((store) => store.get('journal', entry.id))) ?? entry;
  if (now.state !== 'refused') return { ok: true, confirmed: now.state === 'accepted' };
  await connection.use((store) => markTold(store, entry.id));
  bus.tell({ kind: 'entries', ids: [entry.id] });
  return { ok: false, reason: NOT_REVERSED[now.error?.code ?? ''] ?? 'unknown_redemption' };
}
