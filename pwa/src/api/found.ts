/** Booklets found without their number, as the server's `stock/finding*`. */
import * as v from 'valibot';
import { booklet } from './vouchers';
import { call } from './wire/http';

const page = v.object({
  booklets: v.array(v.object({ booklet, left: v.pipe(v.number(), v.integer()) })),
  following: v.nullable(v.string()),
});

export type Found = v.InferOutput<typeof page>['booklets'][number];

export const findHandedOver = (question: string, after: string) =>
  call(page, `/api/booklets/handed-over?${question}${after === '' ? '' : `&after=${encodeURIComponent(after)}`}`);
export const foundFile = (question: string) => `/api/booklets/handed-over.csv?${question}`;
