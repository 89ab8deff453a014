/** The signing keys, as the operator sees them. */
import * as v from 'valibot';
import { call } from './wire/http';

const moment = v.pipe(v.string(), v.isoTimestamp());

const key = v.object({
  id: v.pipe(v.number(), v.integer()),
  created_at: moment,
  signs_from: moment,
  retired_at: v.nullable(moment),
  revoked_at: v.nullable(moment),
  state: v.picklist(['waits', 'signs', 'retired', 'revoked']),
});

export type SigningKey = v.InferOutput<typeof key>;

export const listKeys = () => call(v.object({ keys: v.array(key) }), '/api/signing-keys');

/** `after`: the newest key that was seen, 0 for none. */
export const rotateKey = (after: number) => call(key, '/api/signing-keys', { method: 'POST', body: { after } });
