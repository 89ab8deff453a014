/** Who did what, as the server's `audit/trail`. */
import * as v from 'valibot';
import { call } from './wire/http';
import { pageOf } from './wire/pages';

const whole = v.pipe(v.number(), v.integer());

const act = v.object({
  id: v.string(),
  done_at: v.pipe(v.string(), v.isoTimestamp()),
  doer: v.picklist(['person', 'phone', 'console', 'nobody']),
  person: v.nullable(v.string()),
  phone: v.nullable(v.string()),
  source: v.string(),
  verb: v.string(),
  subject_kind: v.string(),
  subject_id: v.string(),
  organisation_id: v.nullable(whole),
  organisation: v.nullable(v.string()),
  before: v.record(v.string(), v.unknown()),
  after: v.record(v.string(), v.unknown()),
  reason: v.string(),
});

const acts = v.object({ acts: v.array(act), page: whole, pages: whole, total: whole });

export type Act = v.InferOutput<typeof act>;

export const listActs = (question: string, page: string) => call(acts, pageOf('/api/trail', question, page));
export const actsExportOf = (question: string): string => `/api/trail.csv?${question}&dialect=french`;
