/** What the public pages say of the operator, as the server's `front/`. */
import * as v from 'valibot';
import { call } from '../wire/http';

const FACT_NAMES = [
  ...(['phone', 'email', 'address', 'hours', 'director'] as const),
  ...(['host_name', 'host_address', 'host_phone', 'dpo_name', 'dpo_email'] as const),
] as const;
export type FactName = (typeof FACT_NAMES)[number];

const facts = v.object({
  ...{ phone: v.string(), email: v.string(), address: v.string(), hours: v.string(), director: v.string() },
  ...{ host_name: v.string(), host_address: v.string(), host_phone: v.string(), dpo_name: v.string(), dpo_email: v.string() },
});

const face = v.object({
  facts,
  /** Null before the operator's identity in law is recorded. */
  operator: v.nullable(
    v.object({ name: v.string(), legal_form: v.string(), siret: v.string(), address: v.string(), postcode: v.string(), city: v.string(), email: v.string() }),
  ),
  missing: v.array(v.picklist(['identity', ...FACT_NAMES])),
});

export type Face = v.InferOutput<typeof face>;
export type Facts = Face['facts'];

export const getFace = () => call(face, '/api/public-facts');

export const changeFacts = (changes: Partial<Facts>) => call(face, '/api/public-facts', { method: 'PATCH', body: changes });
