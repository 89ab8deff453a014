/** Integer cents and basis points, as the server's `money.py`. */
const BPS = 10_000;

/** What is left of a face value once the fee is taken out, both in cents; the fee is rounded half up. */
export function netCents(grossCents: number, feeBps: number): number {
  return grossCents - Math.floor((grossCents * feeBps + BPS / 2) / BPS);
}
