/** The operator's identity in law. */
import * as v from 'valibot';
import { call } from './wire/http';

const identity = v.object({
  name: v.string(),
  legal_form: v.string(),
  siret: v.string(),
  address: v.string(),
  postcode: v.string(),
  city: v.string(),
  email: v.string(),
  vat_number: v.nullable(v.string()),
  vat_bps: v.pipe(v.number(), v.integer()),
  vat_mention: v.string(),
  iban: v.nullable(v.string()),
  bic: v.nullable(v.string()),
  mentions: v.string(),
});

const recorded = v.object({
  ...identity.entries,
  id: v.pipe(v.number(), v.integer()),
  recorded_at: v.pipe(v.string(), v.isoTimestamp()),
});

export type Identity = v.InferOutput<typeof identity>;
export type RecordedIdentity = v.InferOutput<typeof recorded>;

export const listIdentities = () => call(v.object({ identities: v.array(recorded) }), '/api/operator-identity');
export const recordIdentity = (given: Identity) => call(recorded, '/api/operator-identity', { method: 'POST', body: given });
