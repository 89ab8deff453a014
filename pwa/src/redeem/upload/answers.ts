/** Writes the server's definite answers into the journal. Nothing else removes an entry from the queue. */
import type { Told } from '../../api/wire/http';
import type { RedemptionResult } from '../../api/wire/shapes';
import { STATE_AFTER } from '../../outbox/entry';
import { closeReversal, updateSpent } from '../spent';
import type { Entry, RedemptionEntry, ReversalEntry, Store } from '../store';

export interface Answered {
  readonly entry: RedemptionEntry;
  readonly result: RedemptionResult;
}

/** Writes the answers of one batch in one transaction. If it is interrupted, the ids are sent again and get the same answers. */
export async function writeAnswers(store: Store, answers: readonly Answered[], nowMs: number): Promise<void> {
  const tx = store.transaction(['journal', 'spent'], 'readwrite');
  const journal = tx.objectStore('journal');
  const spent = tx.objectStore('spent');
  for (const { entry: sent, result } of answers) {
    const entry = await journal.get(sent.id);
    if (entry?.kind !== 'redemption' || entry.state !== 'waiting') continue;
    const answered = withResult(entry, result);
    await journal.put(answered);
    await updateSpent(spent, answered, result.first, nowMs);
    if (answered.state !== 'accepted') await dropReversal(journal, answered);
  }
  await tx.done;
}

/** The server accepted the reversal: the voucher can be used again. */
export async function confirmReversal(store: Store, reversal: ReversalEntry): Promise<void> {
  await finishReversal(store, { ...reversal, state: 'accepted' }, { id: reversal.id, confirmed: true });
}

/** The server refused the reversal: the redemption stands, and the voucher is spent again. */
export async function refuseReversal(store: Store, reversal: ReversalEntry, error: Told): Promise<void> {
  await finishReversal(store, { ...reversal, state: 'refused', error }, null);
}

function withResult(entry: RedemptionEntry, result: RedemptionResult): RedemptionEntry {
  const state = STATE_AFTER[result.status];
  const voucher = result.voucher ?? entry.voucher;
  const { gross_cents, net_cents } = state === 'accepted' ? result : { gross_cents: 0, net_cents: 0 };
  const told = entry.told || (state !== 'accepted' && entry.reversal !== null);
  return { ...entry, state, voucher, result, gross_cents, net_cents, told, in_grace: result.in_grace ?? false };
}

interface JournalStore {
  get(key: string): Promise<Entry | undefined>;
  put(value: Entry): Promise<string>;
}

async function dropReversal(journal: JournalStore, entry: RedemptionEntry): Promise<void> {
  const reversal = entry.reversal === null ? undefined : await journal.get(entry.reversal.id);
  if (reversal?.state === 'waiting') await journal.put({ ...reversal, state: 'moot' });
}

async function finishReversal(store: Store, done: ReversalEntry, mark: RedemptionEntry['reversal']): Promise<void> {
  const tx = store.transaction(['journal', 'spent'], 'readwrite');
  const journal = tx.objectStore('journal');
  const target = await journal.get(done.redemption_id);
  await journal.put(done);
  if (target?.kind === 'redemption') {
    await journal.put({ ...target, reversal: mark });
    await closeReversal(tx.objectStore('spent'), target, done.id, mark !== null);
  }
  await tx.done;
}
