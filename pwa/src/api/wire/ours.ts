/** Telling our server's answers from those of a hotspot or proxy on the way, and waiting for either. */
import { soon, TooLate } from '../../lib/soon';

/** The header on every answer of the API; another value is a contract that this version does not know. */
const SIGN = 'poincon-api';
const VERSION = '1';

/** How long after the abort we stop waiting: `fetch` may never settle even then. */
const GRACE_MS = 1_000;

export function isOurs(response: Response): boolean {
  return response.headers.get(SIGN) === VERSION;
}

/** Fetches and reads the whole answer. Throws `TooLate` after `ms`, and what `fetch` throws without network. */
export async function fetched<T>(path: string, init: RequestInit, read: (response: Response) => Promise<T>, ms: number): Promise<T> {
  // `AbortSignal.timeout` is missing in Chrome before 103 and Safari before 16.
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), ms);
  try {
    const answer = fetch(path, { cache: 'no-store', redirect: 'error', ...init, signal: stop.signal }).then(read);
    return await soon(ms + GRACE_MS, answer);
  } catch (error) {
    throw stop.signal.aborted ? new TooLate(path) : error;
  } finally {
    clearTimeout(timer);
  }
}

/** Whether the time ran out, rather than the network being missing. */
export function isTooLate(error: unknown): boolean {
  return error instanceof TooLate || (error instanceof DOMException && error.name === 'TimeoutError');
}
