/** A campaign in counts and sums, as the server's `dashboards/`. A null count is withheld (docs/glossary.md, rule 12 "Small counts"). */
import * as v from 'valibot';
import { call } from './wire/http';
import { SERVICES } from './wire/shapes';

const count = v.pipe(v.number(), v.integer(), v.check((n) => n >= 0));
const kept = v.nullable(count);

const lines = { handed_over: kept, started: kept, vouchers: kept };

const dashboard = v.object({
  campaign_id: count,
  name: v.string(),
  at: v.pipe(v.string(), v.isoTimestamp()),
  least_people: count,
  stages: v.array(
    v.object({
      stage: v.picklist(['ordered', 'funded', 'promised', 'issued', 'handed_over', 'started', 'redeemed', 'settled', 'paid']),
      booklets: kept,
      vouchers: count,
      cents: count,
    }),
  ),
  vouchers_used_bps: kept,
  booklets_started_bps: kept,
  weeks: v.array(v.object({ monday: v.pipe(v.string(), v.isoDate()), vouchers: kept, cents: kept })),
  prescribers: v.array(v.object({ id: kept, name: v.nullable(v.string()), ...lines })),
  territories: v.array(v.object({ department: v.nullable(v.string()), ...lines })),
  services: v.array(v.object({ service: v.picklist(SERVICES), booklets: kept, vouchers: kept })),
});

export type Dashboard = v.InferOutput<typeof dashboard>;

const address = (campaignId: number) => `/api/campaigns/${campaignId}/dashboard`;

export const readDashboard = (campaignId: number) => call(dashboard, address(campaignId));

/** URL of the CSV file, for a download link. */
export const dashboardFile = (campaignId: number, dialect: 'french' | 'standard') =>
  `${address(campaignId)}.csv?dialect=${dialect}`;
