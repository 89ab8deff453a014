/** Files that the server makes when they are asked for; expected failures are values, as in `http`. */
import { type Answer, failed, failureOf, parseJson } from './http';
import { fetched, isOurs, isTooLate } from './ours';

/** Fetches a whole file; one that is cut off on its way is a failure. */
export async function getFile(path: string, timeoutMs: number): Promise<Answer<Blob>> {
  try {
    return await fetched(path, {}, read, timeoutMs);
  } catch (error) {
    return failed({ kind: 'offline', timedOut: isTooLate(error) });
  }
}

/** The same, under the name that the server gives the file. */
export async function getNamedFile(path: string, timeoutMs: number): Promise<Answer<File>> {
  try {
    return await fetched(path, {}, readNamed, timeoutMs);
  } catch (error) {
    return failed({ kind: 'offline', timedOut: isTooLate(error) });
  }
}

async function readNamed(response: Response): Promise<Answer<File>> {
  const answer = await read(response);
  if (!answer.ok) return answer;
  const name = /filename="([^"]+)"/.exec(response.headers.get('Content-Disposition') ?? '')?.[1] ?? 'export';
  return { ...answer, value: new File([answer.value], name, { type: answer.value.type }) };
}

async function read(response: Response): Promise<Answer<Blob>> {
  if (!response.ok) return failed(failureOf(response, parseJson(await response.text())));
  if (!isOurs(response)) return failed({ kind: 'nonsense', status: response.status });
  return { ok: true, value: await response.blob(), clockOffsetMs: null };
}
