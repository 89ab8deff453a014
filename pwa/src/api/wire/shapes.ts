/**
 * What the server says, field by field under its own names. Fields this version does not know are ignored.
 * The beneficiary's page carries every kind of schema that is used anywhere: rare ones are written as a `check`.
 */
import * as v from 'valibot';

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

export const ROLES = ['operator', 'sponsor', 'prescriber', 'manager', 'mediator'] as const;

const cents = v.pipe(v.number(), v.integer());
const count = v.pipe(v.number(), v.integer(), v.check((n) => n >= 0));
const day = v.pipe(v.string(), v.isoDate());
const moment = v.pipe(
  v.string(),
  v.check((text) => !Number.isNaN(Date.parse(text))),
);
const id = v.pipe(v.number(), v.integer());
/** A newer server may know more services: those are left out, the rest stands. */
const services = v.pipe(
  v.array(v.string()),
  v.transform((keys) => SERVICES.filter((key) => keys.includes(key))),
);

const named = v.object({ id, name: v.string() });
const place = v.object({ id, name: v.string(), commune: v.string() });

export const errorBody = v.object({
  error: v.object({ code: v.string(), message: v.string(), fields: v.optional(v.unknown()) }),
});

export const me = v.object({
  id,
  name: v.string(),
  email: v.string(),
  roles: v.array(v.picklist(ROLES)),
  memberships: v.array(v.object({ role: v.picklist(ROLES), organisation: v.nullable(named) })),
  venues: v.array(v.object({ ...place.entries, qualified: v.boolean() })),
});

export const enrolment = v.object({
  device: v.object({
    id,
    label: v.string(),
    venue: place,
    person: v.string(),
    enrolled_at: moment,
  }),
  token: v.string(),
});

export const deviceToken = v.object({ token: v.string() });

export const devices = v.object({
  devices: v.array(
    v.object({
      id,
      label: v.string(),
      venue: place,
      person: v.string(),
      enrolled_at: moment,
      revoked_at: v.nullable(moment),
    }),
  ),
});

export const publicKey = v.object({
  kty: v.literal('EC'),
  crv: v.literal('P-256'),
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
    services,
    organisation: named,
  }),
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

export const check = v.object({
  voucher: v.nullable(v.string()),
  state: v.picklist(['redeemable', 'redeemed', 'not_redeemable']),
  reason,
  message: v.nullable(v.string()),
  value_cents: v.nullable(cents),
  last_day: v.nullable(day),
  grace_day: v.nullable(day),
  campaign: v.nullable(v.string()),
  sponsor: v.nullable(v.string()),
  booklet: v.nullable(v.string()),
  size: v.nullable(count),
  position: v.nullable(count),
  left: v.nullable(count),
  first: v.nullable(first),
});

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

/** Each result is judged alone: an odd one leaves its scan waiting and never blocks the others. */
export const redemptionResults = v.object({ results: v.array(v.unknown()) });

/** What was decided on a scan that lost a race. It never changes; what was honoured has an amount. */
export const decision = v.pipe(
  v.object({
    id: v.string(),
    outcome: v.picklist(['honoured', 'refused']),
    net_cents: v.nullable(cents),
    ...{ reason: v.string(), note: v.string(), by_rule: v.boolean(), decided_at: moment },
  }),
  v.check(({ outcome, net_cents }) => (outcome === 'honoured') === (net_cents !== null)),
);

/** Each is read by itself: one that this version does not know spoils no other. */
export const decisions = v.object({ decisions: v.array(v.unknown()) });

export const reversal = v.object({
  reversal: v.object({ id: v.string(), redemption_id: v.string(), reason: v.string(), recorded_at: moment }),
  status: v.literal('reversed'),
});

export type Me = v.InferOutput<typeof me>;
export type Role = Me['roles'][number];
export type Enrolment = v.InferOutput<typeof enrolment>;
export type PublicKey = v.InferOutput<typeof publicKey>;
export type CampaignRules = v.InferOutput<typeof campaignRules>;
export type Bundle = v.InferOutput<typeof bundle>;
export type FirstRedemption = v.InferOutput<typeof first>;
export type CheckAnswer = v.InferOutput<typeof check>;
export type RedemptionResult = v.InferOutput<typeof redemptionResult>;
export type ReversalAnswer = v.InferOutput<typeof reversal>;
export type Decision = v.InferOutput<typeof decision>;
