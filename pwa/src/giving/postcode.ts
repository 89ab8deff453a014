import { tidy } from '../lib/tidy';

/** Whether a typed text is a postcode. Apart from `tidy`: each byte of that is in the beneficiary's first visit. */
export const isPostcode = (text: string): boolean => /^\d{5}$/.test(tidy(text));
