import type { acpr as french } from '../fr/acpr';
import type { Translation } from '../translate';

export const acpr: Translation<typeof french> = {
  title: 'Threshold of the ACPR',
  loading: 'Loading the total…',
  total: '{total} over twelve months',
  of: 'for a threshold of {threshold}',
  bar: 'Share of the threshold',
  value: '{share} of the threshold',
  below: 'Nothing to declare. You will be told at {alert}, 80 % of the threshold.',
  alert: 'You are beyond 80 % of the threshold. Prepare the declaration to the ACPR.',
  beyond: 'The threshold is passed. Send the declaration to the ACPR, unless that is done.',
  in: 'Paid by sponsors',
  out: 'Vouchers used, paid to venues',
  period: 'From {first} to {last}',
  why: 'Why this threshold?',
  exempt: 'Your vouchers serve in a limited network of venues only: the law exempts you from a licence.',
  declare: 'Once the operations of the past twelve months exceed {threshold}, you declare them to the ACPR, the French supervisor (code monétaire et financier, article L. 521-3).',
  counted: 'The ACPR counts what comes in and what goes out: the value of vouchers paid by sponsors, and of vouchers used, less reversals.',
};
