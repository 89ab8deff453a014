import { soon } from './soon';

const PATIENCE_MS = 5_000;

/** Copies a text; throws where the browser does not: absent in insecure contexts, refused in some frames, silent in others. */
export async function copyText(text: string): Promise<void> {
  await soon(PATIENCE_MS, navigator.clipboard.writeText(text));
}
