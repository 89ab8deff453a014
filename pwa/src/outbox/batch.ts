/** Sending entries by batches. Those without a definite answer stay where they are. */
import type { Answer, Failure, Told } from '../api/http';

export const LARGEST_BATCH = 100;
const SMALLEST_BATCH = 10;
/** These say that nobody listens at the address, not that the item is wrong. */
const NOBODY_THERE = [404, 405];

/** How many go at once: fewer after a time-out, on a network that is too slow for a hundred. */
export class BatchSize {
  #size = LARGEST_BATCH;

  get value(): number {
    return this.#size;
  }

  learn(failure: Failure | null): void {
    if (failure === null) this.#size = Math.min(LARGEST_BATCH, this.#size * 2);
    else if (failure.kind === 'offline' && failure.timedOut) this.#size = Math.max(SMALLEST_BATCH, this.#size >> 1);
  }
}

/** How one kind of entry is sent and its answers written down. */
export interface Post<E> {
  readonly ask: (entries: readonly E[]) => Promise<Answer<{ readonly results: readonly unknown[] }>>;
  readonly settle: (entries: readonly E[], results: readonly unknown[]) => Promise<void>;
  /** The server will not take this one whatever happens. */
  readonly reject: (entry: E, error: Told) => Promise<void>;
}

/** When the server refuses a request as a whole, halves find the item that it cannot take: only that one is rejected. */
export async function sendBatch<E>(post: Post<E>, entries: readonly E[]): Promise<Failure | null> {
  const answer = await post.ask(entries);
  if (answer.ok) {
    await post.settle(entries, answer.value.results);
    return null;
  }
  const { failure } = answer;
  if (failure.kind !== 'refused' || NOBODY_THERE.includes(failure.status)) return failure;
  const [only] = entries;
  if (entries.length === 1 && only !== undefined) {
    await post.reject(only, failure.error);
    return null;
  }
  const middle = entries.length >> 1;
  return (await sendBatch(post, entries.slice(0, middle))) ?? (await sendBatch(post, entries.slice(middle)));
}
