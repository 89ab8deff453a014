import type { Wallet } from '../api/wallet/booklet';
import { inGrace, standing } from './standing';
import { t } from './t';
import { dayInWords, euros } from './words';

/** Until when vouchers are accepted, as a sentence; null without a last day. */
export function untilWhen(wallet: Wallet, now: number): string | null {
  const late = inGrace(wallet, now);
  const last = late ? wallet.grace_day : wallet.last_day;
  return last === null ? null : t(late ? 'wallet.grace' : 'wallet.until', { day: dayInWords(last) });
}

export function worth(wallet: Wallet): string {
  return t('wallet.value', { amount: euros(wallet.value_cents) });
}

/** The sentences that are read aloud for a booklet. */
export function sentences(wallet: Wallet, now: number): string[] {
  const state = standing(wallet, now);
  if (state !== 'active') return [t(`wallet.${state}`), t(`wallet.${state}_todo`)];
  const [left, until] = [t('wallet.left', { n: wallet.left }), untilWhen(wallet, now)];
  return [
    t('wallet.show'),
    left,
    ...(until === null ? [] : [until]),
    worth(wallet),
    t('wallet.term'),
    t('places.intro'),
    t('wallet.keep'),
  ];
}
