/** The header that only our own server puts on its answers. */
import { readFileSync } from 'node:fs';

interface Vectors {
  header: { name: string; value: string };
  endpoints: Record<string, Record<string, string[]>>;
}

export const refusalVectors = JSON.parse(
  readFileSync(`${process.cwd()}/../tests/vectors/refusals-v1.json`, 'utf8'),
) as Vectors;

const { name, value } = refusalVectors.header;

/** An answer with our server's header. */
export function signed(response: Response): Response {
  response.headers.set(name, value);
  return response;
}
