/** The accountant's export, as the server's `accounting/`. */
import type { Dialect } from './settlements';
import { getNamedFile } from './wire/files';

/** Days of Paris, both counted. */
export interface JournalExport {
  first_day: string;
  last_day: string;
  format: 'fec' | Dialect;
}

const WRITING_MS = 300_000;

/** The journal of a period. */
export const getJournal = (wanted: JournalExport) =>
  getNamedFile(`/api/ledger/journal?${new URLSearchParams({ ...wanted }).toString()}`, WRITING_MS);
