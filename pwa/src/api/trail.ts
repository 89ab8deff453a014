/** Who did what, as the server's `audit/trail`. */
import * as v from 'valibot';
import type { Dialect } from './settlements';
import { call } from './wire/http';

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

/** What a list of acts is narrowed to; empty for no filter. Days are `yyyy-mm-dd`, both included. */
export interface ActFilter {
  verb: string;
  first_day: string;
  last_day: string;
  page: string;
}

function queryOf(filter: ActFilter): URLSearchParams {
  return new URLSearchParams(Object.entries(filter).filter(([, value]) => value !== ''));
}

export const listActs = (filter: ActFilter) => call(acts, `/api/trail?${queryOf(filter)}`);

export function actsExportOf(filter: ActFilter, dialect: Dialect): string {
  const query = queryOf({ ...filter, page: '' });
  query.set('dialect', dialect);
  return `/api/trail.csv?${query}`;
}
