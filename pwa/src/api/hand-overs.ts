/** What a prescriber's phone calls with the person's session cookie: its bundle, and the upload of its hand-overs. */
import * as v from 'valibot';
import { call } from './wire/http';
import { OF_HAND_OVERS, OF_PRESCRIBER_BUNDLE } from './wire/refusals';

const whole = v.pipe(v.number(), v.integer());
const moment = v.pipe(
  v.string(),
  v.check((text) => !Number.isNaN(Date.parse(text))),
);

const terms = v.object({
  id: whole,
  name: v.string(),
  sponsor: v.string(),
  last_day: v.nullable(v.pipe(v.string(), v.isoDate())),
  stock_blocked: v.boolean(),
  allowance: whole,
  allowance_alone: whole,
  territory: v.nullable(v.array(v.string())),
  target_publics: v.nullable(v.array(v.string())),
});

/** `state` may be any string: a booklet in a state that this version does not know cannot be handed over. */
const range = v.object({
  campaign_id: whole,
  organisation_id: whole,
  size: whole,
  state: v.string(),
  first: whole,
  last: whole,
});

const bundle = v.object({
  server_time: moment,
  refresh_by: moment,
  person_id: whole,
  cover_start: v.string(),
  organisations: v.array(v.object({ id: whole, name: v.string() })),
  campaigns: v.array(terms),
  booklets: v.array(range),
});

const first = v.object({
  at: moment,
  person: v.nullable(v.string()),
  organisation: v.nullable(v.string()),
  by_use: v.boolean(),
});

export const handOverResult = v.object({
  id: v.string(),
  status: v.picklist(['accepted', 'duplicate', 'conflict', 'refused', 'retry']),
  reason: v.nullable(v.string()),
  message: v.string(),
  number: v.nullable(v.string()),
  first: v.nullable(first),
});

export type CampaignTerms = v.InferOutput<typeof terms>;
export type BookletRange = v.InferOutput<typeof range>;
export type PrescriberBundle = v.InferOutput<typeof bundle>;
export type FirstHandOver = v.InferOutput<typeof first>;
export type HandOverResult = v.InferOutput<typeof handOverResult>;

/** The URL on the cover, or the booklet's number: the server accepts either. */
export type BookletText = { readonly cover: string } | { readonly number: string };

/** What may be noted at hand-over, about the booklet only (docs/glossary.md, rule 31 "Facts at hand-over"). */
export interface Noted {
  readonly criteria_checked: boolean;
  readonly postcode: string | null;
  readonly public: string | null;
  readonly alone: boolean;
  readonly renewal_of: string | null;
}

export type SentHandOver = BookletText & Noted & { readonly id: string; readonly handed_over_at: string; readonly seq: number };

const BATCH_TIMEOUT_MS = 60_000;

export const getPrescriberBundle = () => call(bundle, '/api/prescriber/bundle', { codes: OF_PRESCRIBER_BUNDLE });

/** Results are validated one by one: an invalid one leaves its entry waiting and does not block the others. */
export const sendHandOvers = (organisationId: number, handOvers: readonly SentHandOver[]) =>
  call(v.object({ results: v.array(v.unknown()) }), '/api/hand-overs', {
    method: 'POST',
    body: { organisation_id: organisationId, hand_overs: handOvers },
    timeoutMs: BATCH_TIMEOUT_MS,
    codes: OF_HAND_OVERS,
  });
