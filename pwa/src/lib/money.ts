/** Integer cents and basis points, as the server's `money.py`. */
const BPS = 10_000;

/** Basis points of an amount in cents, rounded half up. */
export function shareCents(amountCents: number, bps: number): number {
  return Math.floor((amountCents * bps + BPS / 2) / BPS);
}

/** A face value less the fee (docs/glossary.md, rule 2 "Venue fee"), in cents; the fee is rounded half up. */
export function netCents(grossCents: number, feeBps: number): number {
  return grossCents - shareCents(grossCents, feeBps);
}
