import { soon } from './soon';

const PATIENCE_MS = 5_000;

/** Copies a text. Throws where the browser has no clipboard (insecure contexts), refuses (some frames) or never answers. */
export async function copyText(text: string): Promise<void> {
  await soon(PATIENCE_MS, navigator.clipboard.writeText(text));
}
