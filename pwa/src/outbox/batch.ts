/** Sending entries by batches. Those without a definite answer stay where they are. */
import type { Answer, Failure, Told } from '../api/wire/http';

export const LARGEST_BATCH = 100;
const SMALLEST_BATCH = 10;
/** Refusals about the sender or the URL, not about one entry. */
const NOT_THE_ITEM = [401, 403, 404, 405];

/** How many go at once: fewer after a time-out, on a network that is too slow for a hundred. */
export class BatchSize {
  private _size = LARGEST_BATCH;

  get value(): number {
    return this._size;
  }

  learn(failure: Failure | null): void {
    if (failure === null) this._size = Math.min(LARGEST_BATCH, this._size * 2);
    else if (failure.kind === 'offline' && failure.timedOut) this._size = Math.max(SMALLEST_BATCH, this._size >> 1);
  }
}

/** How one kind of entry is sent and its answers written down. */
export interface Post<E> {
  readonly ask: (entries: readonly E[]) => Promise<Answer<{ readonly results: readonly unknown[] }>>;
  readonly write: (entries: readonly E[], results: readonly unknown[]) => Promise<void>;
  /** The server will not take this one whatever happens. */
  readonly reject: (entry: E, error: Told) => Promise<void>;
}

/**
 * When the server refuses a request as a whole, halves find the item that it cannot take: only that one is rejected.
 * An entry refused with an unknown code stays waiting; the others go on.
 */
export async function sendBatch<E>(post: Post<E>, entries: readonly E[]): Promise<Failure | null> {
  const answer = await post.ask(entries);
  if (answer.ok) {
    await post.write(entries, answer.value.results);
    return null;
  }
  const { failure } = answer;
  if (!speaksOfAnItem(failure)) return failure;
  const [only] = entries;
  if (entries.length === 1 && only !== undefined) {
    if (failure.kind === 'refused') await post.reject(only, failure.error);
    return null;
  }
  const middle = entries.length >> 1;
  return (await sendBatch(post, entries.slice(0, middle))) ?? (await sendBatch(post, entries.slice(middle)));
}

type OfAnItem = Extract<Failure, { kind: 'refused' | 'unknown' }>;

export function speaksOfAnItem(failure: Failure): failure is OfAnItem {
  return (failure.kind === 'refused' || failure.kind === 'unknown') && !NOT_THE_ITEM.includes(failure.status);
}
