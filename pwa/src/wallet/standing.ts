import type { Wallet } from '../api/wallet/booklet';
import { parisDay } from '../lib/paris';

/** The state of the booklet at a moment: expired too when its last day has passed since the server's answer. */
export function standing(wallet: Wallet, now: number): Wallet['state'] {
  const final = wallet.grace_day ?? wallet.last_day;
  return wallet.state === 'active' && final !== null && final < parisDay(now) ? 'expired' : wallet.state;
}

/** Whether the last day has passed, so that only the month of grace is left (docs/glossary.md, rule 6 "Validity"). */
export function inGrace(wallet: Wallet, now: number): boolean {
  return wallet.last_day !== null && wallet.last_day < parisDay(now);
}
