/** Looking at a voucher without using it: apart from `redemptions`, since scanning needs none of it. */
import * as v from 'valibot';
import type { VoucherText } from './redemptions';
import { cents, count, day } from './wire/fields';
import { call } from './wire/http';
import { OF_CHECK } from './wire/refusals';
import { first } from './wire/shapes';

const TIMEOUT_MS = 6_000;

export const check = v.object({
  voucher: v.nullable(v.string()),
  state: v.picklist(['redeemable', 'redeemed', 'not_redeemable']),
  reason: v.nullable(v.string()),
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

export type CheckAnswer = v.InferOutput<typeof check>;

export const checkVoucher = (token: string, voucher: VoucherText) =>
  call(check, '/api/vouchers/check', { method: 'POST', body: voucher, token, timeoutMs: TIMEOUT_MS, codes: OF_CHECK });
