/** Downloads an order's files one after another: keeps those already here, waits for a busy server, stops at a failure. */
import type { Part } from '../api/printing';
import type { Answer, Failure } from '../api/wire/http';
import { LONGEST_MS } from '../outbox/backoff';

export interface Run {
  readonly parts: readonly Part[];
  readonly get: (part: Part) => Promise<Answer<Blob>>;
  readonly save: (name: string, content: Blob) => void;
  readonly wait: (ms: number) => Promise<void>;
  /** Whether the person is still on the page. */
  readonly wanted: () => boolean;
}

const TRIES = 4;
const PAUSE_MS = 3_000;

/** Downloads the parts that are not in `done` and calls `onSaved` for each. Null when all are here or the person has left. */
export async function download(run: Run, done: ReadonlySet<number>, onSaved: (part: Part) => void): Promise<Failure | null> {
  for (const part of run.parts.filter(({ number }) => !done.has(number))) {
    const answer = await patiently(run, part);
    if (!run.wanted()) return null;
    if (!answer.ok) return answer.failure;
    run.save(part.name, answer.value);
    onSaved(part);
  }
  return null;
}

async function patiently(run: Run, part: Part): Promise<Answer<Blob>> {
  for (let attempt = 1; ; attempt++) {
    const answer = await run.get(part);
    if (answer.ok || attempt === TRIES || !passes(answer.failure) || !run.wanted()) return answer;
    await run.wait(pauseAfter(answer.failure, attempt));
  }
}

const passes = (failure: Failure) => failure.kind === 'later' || failure.kind === 'offline';

function pauseAfter(failure: Failure, attempt: number): number {
  return Math.min((failure.kind === 'later' ? failure.retryAfterMs : null) ?? PAUSE_MS * attempt, LONGEST_MS);
}

/** The number of booklets in the parts that are here. */
export function bookletsIn(parts: readonly Part[], done: ReadonlySet<number>): number {
  return parts.filter(({ number }) => done.has(number)).reduce((sum, part) => sum + part.booklets, 0);
}
