/** Lists in pages that the server counts: the address of a page and its fields. */
import * as v from 'valibot';

const whole = v.pipe(v.number(), v.integer());

/** The fields that say which page of how many it is, and how many lines all pages have. */
export const paged = { page: whole, pages: whole, total: whole };

/** The address of a page: `after` is its number, empty for the first. */
export const pageOf = (path: string, question: string, after: string): string =>
  `${path}?${question}${/^[1-9]\d{0,5}$/.test(after) ? `&page=${after}` : ''}`;
