/** One walk through the queue of a venue, oldest first. */
import type { Failure } from '../../api/wire/http';
import type { BatchSize } from '../../outbox/batch';
import { waitingAfter } from '../../outbox/queries';
import type { Entry, RedemptionEntry, ReversalEntry } from '../store';
import { type Sender, sendRedemptions, sendReversal } from './send';

/** Consecutive redemptions that are sent together, or one reversal. */
type Step = { readonly batch: RedemptionEntry[] } | { readonly reversal: ReversalEntry };

/**
 * Sends what waits. Offline, a voucher can be redeemed, reversed and redeemed again: when one of its entries cannot be
 * sent, its later ones are held back too, so that the server gets them in the order they happened.
 */
export async function walk(sender: Sender, venueId: number, size: BatchSize): Promise<Failure | null> {
  const held = new Set<string>();
  let after = 0;
  for (;;) {
    const page = await sender.connection.use((store) => waitingAfter<Entry>(store, venueId, after, size.value));
    const last = page.at(-1);
    if (last === undefined) return null;
    for (const step of stepsOf(page)) {
      const failure = await take(sender, step, held);
      size.learn(failure);
      if (failure !== null) return failure;
    }
    after = last.seq;
  }
}

async function take(sender: Sender, step: Step, held: Set<string>): Promise<Failure | null> {
  const entries: Entry[] = 'batch' in step ? step.batch : [step.reversal];
  const free = entries.filter((entry) => !held.has(entry.subject));
  const failure = await send(sender, free);
  if (failure === null) await holdBack(sender, entries, held);
  return failure;
}

function send(sender: Sender, entries: readonly Entry[]): Promise<Failure | null> {
  const [first] = entries;
  if (first === undefined) return Promise.resolve(null);
  if (first.kind === 'reversal') return sendReversal(sender, first);
  return sendRedemptions(sender, entries.filter((entry) => entry.kind === 'redemption'));
}

async function holdBack(sender: Sender, entries: readonly Entry[], held: Set<string>): Promise<void> {
  const states = await sender.connection.use(async (store) => {
    const tx = store.transaction('journal');
    return Promise.all(entries.map((entry) => tx.store.get(entry.id)));
  });
  for (const entry of states) if (entry?.state === 'waiting') held.add(entry.subject);
}

/** Splits a page into steps: reversals are sent one by one, between the batches of redemptions. */
function stepsOf(page: readonly Entry[]): Step[] {
  const steps: Step[] = [];
  for (const entry of page) {
    const last = steps.at(-1);
    if (entry.kind === 'reversal') steps.push({ reversal: entry });
    else if (last !== undefined && 'batch' in last) last.batch.push(entry);
    else steps.push({ batch: [entry] });
  }
  return steps;
}
