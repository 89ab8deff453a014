/** Files that the server makes when they are asked for; expected failures are values, as in `http`. */
import { type Answer, failed, failureOf, parseJson } from './http';

/** Asks for a file; what is cut off on its way is no file. */
export async function getFile(path: string, timeoutMs: number): Promise<Answer<Blob>> {
  try {
    const response = await fetch(path, { cache: 'no-store', redirect: 'error', signal: AbortSignal.timeout(timeoutMs) });
    if (response.ok) return { ok: true, value: await response.blob(), clockOffsetMs: null };
    return failed(failureOf(response, parseJson(await response.text())));
  } catch (error) {
    return failed({ kind: 'offline', timedOut: error instanceof DOMException && error.name === 'TimeoutError' });
  }
}
