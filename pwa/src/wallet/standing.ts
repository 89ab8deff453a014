import type { Wallet } from '../api/wallet/booklet';
import { parisDay } from '../lib/paris';

/** What the holder can do with the booklet at a moment: a day that has passed since the server spoke counts too. */
export function standing(wallet: Wallet, now: number): Wallet['state'] {
  const final = wallet.grace_day ?? wallet.last_day;
  return wallet.state === 'active' && final !== null && final < parisDay(now) ? 'expired' : wallet.state;
}

/** Whether the printed day has passed and only the month of grace is left. */
export function inGrace(wallet: Wallet, now: number): boolean {
  return wallet.last_day !== null && wallet.last_day < parisDay(now);
}
