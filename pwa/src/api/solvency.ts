/** The rolling total of payment operations (docs/glossary.md, rule 11 "ACPR declaration"), as the server's `solvency/acpr`. */
import * as v from 'valibot';
import { call } from './wire/http';

const whole = v.pipe(v.number(), v.integer());
const day = v.pipe(v.string(), v.isoDate());

const acpr = v.object({
  first_day: day,
  last_day: day,
  in_cents: whole,
  out_cents: whole,
  total_cents: whole,
  alert_cents: whole,
  threshold_cents: whole,
  level: v.picklist(['below', 'alert', 'beyond']),
});

export type AcprTotal = v.InferOutput<typeof acpr>;

export const getAcpr = () => call(acpr, '/api/acpr');
