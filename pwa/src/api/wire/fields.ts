/** Schemas of fields that many answers share. */
import * as v from 'valibot';

export const cents = v.pipe(v.number(), v.integer());
export const count = v.pipe(v.number(), v.integer(), v.check((n) => n >= 0));
export const day = v.pipe(v.string(), v.isoDate());
export const moment = v.pipe(
  v.string(),
  v.check((text) => !Number.isNaN(Date.parse(text))),
);
export const id = v.pipe(v.number(), v.integer());

export const named = v.object({ id, name: v.string() });
export const place = v.object({ id, name: v.string(), commune: v.string() });
