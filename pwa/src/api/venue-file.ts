/** A file of venues in the national schema: what it would do, then doing it. */
import * as v from 'valibot';
import { call } from './wire/http';

const whole = v.pipe(v.number(), v.integer());
const told = v.array(v.object({ line: whole, text: v.string() }));

const report = v.object({
  created: whole,
  updated: whole,
  corrected: whole,
  rejected_count: whole,
  ignored_columns: v.array(v.string()),
  rejected: told,
  noted: told,
});

export type FileReport = v.InferOutput<typeof report>;

export const LARGEST_VENUE_FILE = 8 * 1024 * 1024;
const READING_MS = 120_000;

export const sendVenueFile = (file: File, write: boolean) =>
  call(report, `/api/venues/import?${new URLSearchParams({ name: file.name.slice(-100), write: String(write) }).toString()}`, {
    method: 'POST',
    body: file,
    timeoutMs: READING_MS,
  });
