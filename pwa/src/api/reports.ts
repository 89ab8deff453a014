/** The changes at venues that people report, as the server's `reports/`. */
import * as v from 'valibot';
import { call } from './wire/http';

const id = v.pipe(v.number(), v.integer());
const moment = v.pipe(v.string(), v.isoTimestamp());

const report = v.object({
  id,
  kind: v.picklist(['closed', 'moved', 'hours', 'phone', 'other']),
  note: v.string(),
  reported_at: moment,
  closed_at: v.nullable(moment),
  venue: v.object({ id, name: v.string(), postcode: v.string(), commune: v.string() }),
});

export type Report = v.InferOutput<typeof report>;

export const listReports = (state: 'open' | 'closed') =>
  call(v.object({ reports: v.array(report) }), `/api/reports?state=${state}`);

export const closeReport = (reportId: number) => call(report, `/api/reports/${reportId}/close`, { method: 'POST' });
