/** Amounts as people type them. */

const EUROS = /^(-?)(\d{1,9})(?:[.,](\d{1,2}))?$/;

/** Cents of `1 250,50`; null for what is no amount. */
export function readCents(text: string): number | null {
  const [, sign, euros = '', cents = ''] = EUROS.exec(text.replace(/[\s\u00a0\u202f€]/g, '')) ?? [];
  if (euros === '') return null;
  const total = Number(euros) * 100 + Number(cents.padEnd(2, '0'));
  return sign === '-' ? -total : total;
}
