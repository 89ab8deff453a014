/** Lines of the ledger in words. */
import { ACCOUNTS, type Account, type Entry } from '../api/audit';
import { euros } from '../i18n';
import { signedEuros } from '../i18n/numbers';
import { t } from './t';

/** The account whose change is the amount in a line's sentence. */
const MATTERS: Record<Entry['kind'], Account> = {
  funded: 'funds_held',
  issued: 'outstanding',
  redeemed: 'payable',
  reversed: 'payable',
  honoured: 'payable',
  closed: 'due',
  sent: 'in_transit',
  paid: 'bank',
  rejected: 'due',
  returned: 'due',
  expired: 'outstanding',
  credited: 'due',
  released: 'guarantee',
  received: 'bank',
  unmatched: 'bank',
  unfunded: 'fees_earned',
  refunded: 'advance',
};

/** `9,60 € pour Médiathèque` */
export function story(entry: Entry): string {
  const amount = euros(Math.abs(entry.moves[MATTERS[entry.kind]] ?? 0));
  return t(`story.${entry.kind}`, { amount, name: entry.organisation ?? t('line.nobody') });
}

/** Each account that a line changes, with the signed amount. */
export function moved(entry: Entry): [string, string][] {
  return ACCOUNTS.flatMap((account) => {
    const cents = entry.moves[account];
    return cents === undefined ? [] : [[t(`account.${account}`), signedEuros(cents)]];
  });
}
