/**
 * Schemas of the server's answers, with the server's field names. Unknown fields are ignored.
 * Every valibot function used anywhere is in the beneficiary's page too, so rare ones are written as a `check`.
 */
import * as v from 'valibot';
import { cents, count, day, id, moment, named, place } from './fields';

export const SERVICES = [
  'administrative_help',
  'digital_tools',
  'employment',
  'safe_use',
  'parenting_education',
  'leisure_creation',
  'digital_understanding',
  'access_equipment',
  'solidarity_equipment',
] as const;

export type ServiceKey = (typeof SERVICES)[number];

/** Drops services that only a newer server knows. */
const services = v.pipe(
  v.array(v.string()),
  v.transform((keys) => SERVICES.filter((key) => keys.includes(key))),
);

export const errorBody = v.object({
  error: v.object({ code: v.string(), message: v.string(), fields: v.optional(v.unknown()) }),
});

export const deviceToken = v.object({ token: v.string() });

export const publicKey = v.object({
  kty: v.picklist(['EC']),
  crv: v.picklist(['P-256']),
  kid: v.string(),
  x: v.string(),
  y: v.string(),
});

export const campaignRules = v.object({
  id,
  name: v.string(),
  sponsor: v.string(),
  voucher_cents: cents,
  fee_bps: count,
  first_day: day,
  last_day: v.nullable(day),
  grace_day: v.nullable(day),
  valid_days: v.nullable(count),
  services: v.nullable(services),
  stock_blocked: v.boolean(),
  /** Absent from bundles kept by an older app. */
  approved: v.optional(v.boolean()),
  funded: v.array(v.tuple([count, count])),
});

export const bundle = v.object({
  version: v.string(),
  full: v.boolean(),
  server_time: moment,
  refresh_by: moment,
  rotate_token_by: v.nullable(moment),
  keys: v.array(publicKey),
  device: v.object({ id, label: v.string() }),
  venue: v.object({
    ...place.entries,
    qualified: v.boolean(),
    /** Absent from bundles kept by an older app. */
    closed_from: v.optional(v.nullable(v.string())),
    services,
    organisation: named,
  }),
  /** The roster of a shared phone, which `redeem/shared/roster.ts` reads: other phones need not know its shape. */
  people: v.optional(v.unknown()),
  campaigns: v.array(campaignRules),
  voided: v.array(v.string()),
  blocked: v.array(v.string()),
  spent: v.array(v.object({ voucher: v.string(), at: moment })),
  restored: v.array(v.string()),
});

export const first = v.object({
  venue_id: v.optional(v.nullable(id), null),
  venue: v.string(),
  commune: v.string(),
  at: moment,
  here: v.boolean(),
});

const reason = v.nullable(v.string());

export const redemptionResult = v.object({
  id: v.string(),
  status: v.picklist(['accepted', 'duplicate', 'conflict', 'refused', 'retry']),
  reason,
  gross_cents: v.nullable(cents),
  fee_cents: v.nullable(cents),
  net_cents: v.nullable(cents),
  recorded_at: v.nullable(moment),
  first: v.nullable(first),
  receipt: v.nullable(v.string()),
  voucher: v.nullable(v.string()),
  message: v.nullable(v.string()),
  in_grace: v.optional(v.nullable(v.boolean()), false),
  size: v.optional(v.nullable(count), null),
  left: v.optional(v.nullable(count), null),
});

/** Results are validated one by one: an invalid one leaves its scan waiting and does not block the others. */
export const redemptionResults = v.object({ results: v.array(v.unknown()) });

export const reversal = v.object({
  reversal: v.object({ id: v.string(), redemption_id: v.string(), reason: v.string(), recorded_at: moment }),
  status: v.picklist(['reversed']),
});

export type PublicKey = v.InferOutput<typeof publicKey>;
export type CampaignRules = v.InferOutput<typeof campaignRules>;
export type Bundle = v.InferOutput<typeof bundle>;
export type FirstRedemption = v.InferOutput<typeof first>;
export type RedemptionResult = v.InferOutput<typeof redemptionResult>;
export type ReversalAnswer = v.InferOutput<typeof reversal>;
