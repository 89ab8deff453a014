/** Telling our server's answers from those of a hotspot or proxy on the way, and waiting for either. */
import { soon, TooLate } from '../../lib/soon';

/** On every answer of the API; another number is a contract that this version does not know. */
const SIGN = 'poincon-api';
const VERSION = '1';

/** `fetch` may never settle, even when it is told to stop: this much later we stop waiting. */
const GRACE_MS = 1_000;

export function isOurs(response: Response): boolean {
  return response.headers.get(SIGN) === VERSION;
}

/** Asks and reads the whole answer; throws when there is none in time. */
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

/** Was it the time that ran out, not the network that is missing? */
export function isTooLate(error: unknown): boolean {
  return error instanceof TooLate || (error instanceof DOMException && error.name === 'TimeoutError');
}
