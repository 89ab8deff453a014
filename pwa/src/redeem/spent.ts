/** Vouchers that this phone and its venue have used. Sending removes none; expiry, a reversal or the server's answer does. */
import type { Bundle, FirstRedemption } from '../api/wire/shapes';
import type { EnrolmentRecord, RedemptionEntry, Spent, Store } from './store';

/** Is the voucher used up, as far as this phone knows? */
export function isSpent(known: Spent | undefined): known is Spent {
  return known?.reversal_id === null;
}

export function findSpent(store: Store, subject: string): Promise<Spent | undefined> {
  return store.get('spent', subject);
}

/**
 * Takes the lists of a bundle over. What this phone did since it asked for the bundle, or has not sent yet,
 * is newer than the bundle and stays as it is.
 */
export async function mergeSpent(store: Store, bundle: Bundle, enrolment: EnrolmentRecord, askedMs: number): Promise<void> {
  const tx = store.transaction('spent', 'readwrite');
  const gone = bundle.full ? await tx.store.getAll() : await Promise.all(bundle.restored.map((id) => tx.store.get(id)));
  for (const known of gone) {
    if (known !== undefined && isOlder(known, askedMs)) await tx.store.delete(known.subject);
  }
  for (const { voucher, at } of bundle.spent) {
    if ((await tx.store.get(voucher)) === undefined) await tx.store.put(told(voucher, at, bundle, enrolment));
  }
  await tx.done;
}

/** Forgets vouchers that expired before a day. */
export async function forgetExpired(store: Store, day: string): Promise<void> {
  const tx = store.transaction('spent', 'readwrite');
  const expired = await tx.store.index('until').getAllKeys(IDBKeyRange.upperBound(day, true));
  await Promise.all([...expired.map((key) => tx.store.delete(key)), tx.done]);
}

/** The spent store inside any transaction that includes it. */
export interface SpentStore {
  get(key: string): Promise<Spent | undefined>;
  put(value: Spent): Promise<string>;
  delete(key: string): Promise<void>;
}

/** A reversal was written: the voucher may be used again. */
export async function freeVoucher(spent: SpentStore, entry: RedemptionEntry, reversalId: string): Promise<void> {
  for (const subject of subjectsOf(entry)) {
    const known = await spent.get(subject);
    if (known?.entry_id === entry.id) await spent.put({ ...known, reversal_id: reversalId });
  }
}

/** The server answered a reversal: forget the voucher if it was reversed, else it is spent after all. */
export async function closeReversal(
  spent: SpentStore,
  entry: RedemptionEntry,
  reversalId: string,
  reversed: boolean,
): Promise<void> {
  for (const subject of subjectsOf(entry)) {
    const known = await spent.get(subject);
    if (known?.reversal_id !== reversalId) continue;
    if (reversed) await spent.delete(subject);
    else await spent.put({ ...known, reversal_id: null });
  }
}

/** Applies the server's answer to a redemption: the voucher is spent by it, spent by an earlier one, or not spent. */
export async function updateSpent(
  spent: SpentStore,
  entry: RedemptionEntry,
  first: FirstRedemption | null,
  nowMs: number,
): Promise<void> {
  for (const subject of subjectsOf(entry)) {
    const known = (await spent.get(subject)) ?? (await spent.get(entry.subject));
    if (known?.entry_id !== entry.id) continue;
    if (entry.state === 'refused') await spent.delete(subject);
    else await spent.put({ ...known, subject, settled_ms: nowMs, ...(first === null ? {} : by(first)) });
  }
}

function by({ at, here, venue, commune }: FirstRedemption): Partial<Spent> {
  return { at, here, venue, commune, entry_id: null };
}

/** The keys of a redemption's voucher: the typed code, and the voucher id once the server has told it. */
function subjectsOf({ subject, voucher }: RedemptionEntry): string[] {
  return voucher === null || voucher === subject ? [subject] : [voucher, subject];
}

/** The last day a voucher of a campaign could be used; null when the rules do not say. */
export function lastUse(campaign: number, bundle: Bundle | null): string | null {
  const rules = bundle?.campaigns.find(({ id }) => id === campaign);
  return rules?.grace_day ?? rules?.last_day ?? null;
}

/** The bundle lists only this venue's redemptions: a voucher used elsewhere is missing there and still spent. */
function isOlder(known: Spent, askedMs: number): boolean {
  if (!known.here || known.reversal_id !== null) return false;
  return known.entry_id === null || (known.settled_ms !== null && known.settled_ms <= askedMs);
}

function told(voucher: string, at: string, bundle: Bundle, { venue, commune }: EnrolmentRecord): Spent {
  const until = lastUse(Number.parseInt(voucher, 10), bundle);
  return { subject: voucher, at, here: true, venue, commune, until, entry_id: null, settled_ms: null, reversal_id: null };
}
