/** One word per state: every catalogue takes the words of states from one table, and sentences about a state contain its word. */
import { expect, test } from 'vitest';
import { en as englishScanner } from '../../src/i18n/en';
import { queue as englishQueue } from '../../src/i18n/en/queue';
import { states as english } from '../../src/i18n/en/states';
import { fr as scanner } from '../../src/i18n/fr';
import { queue } from '../../src/i18n/fr/queue';
import { states } from '../../src/i18n/fr/states';

type State = keyof typeof states;
const sources = import.meta.glob<string>('../../src/i18n/{fr,en}/*.ts', { eager: true, query: '?raw', import: 'default' });
const catalogues = import.meta.glob<Record<string, Record<string, unknown>>>('../../src/i18n/fr/*.ts', { eager: true });

/** Whole texts that happen to be the word of a state and are something else. */
const NOT_A_STATE: Record<string, string> = {
  'campaigns.ts counter.handed_over': 'a counter of booklets',
  'campaigns.ts counter.in_stock': 'a counter of booklets',
  'campaigns.ts counter.issued': 'a counter of booklets',
  'campaigns.ts order.cancelled_on': 'the day of a cancelling',
  'campaigns.ts order.issued_on': 'the day of issuing',
  'campaigns.ts order.ordered_on': 'the day of ordering',
  'conflicts.ts case.reversed': 'the moment of an undo',
  'credits.ts credit.redeemed': 'a counter of vouchers',
  'ledger.ts account.in_transit': 'an account',
  'matching.ts list.today': 'an age',
  'matching.ts order.received': 'an amount',
  'payouts.ts held.title': 'a part of a list',
  'statements.ts lines.receipt': 'a paper',
  'venue.ts receipt.title': 'a paper',
  'sponsor.ts column.started': 'a column of counts',
  'stock.ts counter.handed_over': 'a counter of booklets',
  'stock.ts counter.in_stock': 'a counter of booklets',
  'stock.ts counter.issued': 'a counter of booklets',
  'stock.ts counter.voided': 'a counter of booklets',
};

const bare = (text: string) => text.toLowerCase().replace(/\.$/, '');

/** Texts that are exactly the word of a state, written where they are not to be. */
function written(language: string, words: Record<string, string>): string[] {
  const known = new Set(Object.values(words).map(bare));
  return Object.entries(sources)
    .filter(([path]) => path.includes(`/${language}/`) && !/\/(?:states|wallet|trail-fields)\.ts$/.test(path))
    .flatMap(([path, source]) =>
      [...source.matchAll(/^ {2}'?([\w.]+)'?: '(.*)',$/gm)]
        .filter(([, , text]) => known.has(bare(text ?? '')))
        .map(([, key]) => `${path.replace(/.*\//, '')} ${key ?? ''}`),
    )
    .filter((where) => !(where in NOT_A_STATE) && !isSentence(where));
}

/** A sentence about a state may be no more than its word; what the scanner says is compared below. */
function isSentence(where: string): boolean {
  const [file = '', key = ''] = where.split('.ts ');
  return SENTENCES[file]?.[key] !== undefined || key in SCANNER;
}

/** The scanner's first load has no room for the table of all states: its catalogues write these words, and they are the same. */
const SCANNER: Record<string, State> = {
  'line.accepted': 'scan.accepted',
  'line.waiting': 'scan.waiting',
  'line.to_confirm': 'scan.to_confirm',
  'line.conflict': 'scan.conflict',
  'line.honoured': 'scan.honoured',
  'line.rejected': 'scan.rejected',
  'line.reversing': 'scan.reversing',
  'line.refused': 'scan.refused',
  'line.reversed': 'scan.reversed',
  'verdict.accepted': 'scan.accepted',
  'verdict.accepted_offline': 'scan.accepted_offline',
  'verdict.to_confirm': 'scan.to_confirm',
  'verdict.already_used': 'scan.conflict',
  'verdict.refused': 'scan.refused',
  'verdict.undone': 'scan.reversed',
  'verdict.usable': 'check.redeemable',
  'verdict.not_usable': 'check.not_redeemable',
  'queue.waiting': 'scan.waiting',
};

test.each(Object.entries(SCANNER))('the scanner says the word of the table: %s', (key, state) => {
  const told = (catalogue: Record<string, unknown>) => catalogue[key];
  expect(told({ ...scanner, ...queue })).toBe(states[state]);
  expect(told({ ...englishScanner, ...englishQueue })).toBe(english[state]);
});

test('no French catalogue writes the word of a state itself', () => {
  expect(written('fr', states)).toEqual([]);
});

test('every language has a word for every state', () => {
  expect(Object.keys(english)).toEqual(Object.keys(states));
});

test.each([
  ['French', states],
  ['English', english],
])('in %s no two states of a thing share a word', (_, words) => {
  const told = Object.entries(words).map(([key, word]) => `${key.split('.')[0] ?? ''}: ${bare(word)}`);
  expect(told.filter((one, at) => told.indexOf(one) !== at)).toEqual([]);
});

/** Sentences about a state, by catalogue. */
const SENTENCES: Record<string, Record<string, State>> = {
  books: {
    'out.refused': 'disbursement.refused',
    'out.confirmed': 'disbursement.confirmed',
    'out.pay.rejected': 'payout.rejected',
    'out.pay.returned': 'payout.returned',
  },
  statements: {
    'pay.sent': 'payout.sent',
    'pay.paid': 'payout.paid',
    'pay.rejected': 'payout.rejected',
    'pay.returned': 'payout.returned',
    'pay.failed': 'payout.rejected',
    'pay.by_operator': 'payout.due',
    'state.carried_on': 'payout.carried',
    'line.honour_why': 'scan.honoured',
  },
  payouts: {
    'payout.paid': 'payout.paid',
    'failed.rejected': 'payout.rejected',
    'failed.returned': 'payout.returned',
    'entry.paid': 'payout.paid',
    'entry.rejected': 'payout.rejected',
    'entry.returned': 'payout.returned',
    'account.waiting': 'bank_account.proposed',
    'held.account_changing': 'bank_account.proposed',
  },
  credits: { 'refund.sent': 'payout.sent', 'refund.paid': 'payout.paid' },
  ledger: { 'kind.sent': 'payout.sent', 'kind.paid': 'payout.paid', 'kind.rejected': 'payout.rejected', 'kind.returned': 'payout.returned', 'kind.honoured': 'scan.honoured' },
  trail: {
    'verb.approval.approved': 'approval.approved',
    'verb.approval.asked': 'approval.asked',
    'verb.approval.refused': 'approval.refused',
    'verb.approval.withdrawn': 'approval.withdrawn',
    'verb.payout_batch.approved': 'batch.approved',
    'verb.payout_batch.cancelled': 'batch.cancelled',
    'verb.payout_batch.prepared': 'batch.prepared',
    'verb.payout_batch.sent': 'batch.sent',
    'verb.match.confirmed': 'match.confirmed',
    'verb.match.withdrawn': 'match.withdrawn',
    'verb.match.undone': 'match.undone',
    'verb.bank_account.confirmed': 'bank_account.confirmed',
    'verb.bank_account.refused': 'bank_account.refused',
    'verb.organisation.dequalified': 'qualification.dequalified',
    'verb.organisation.qualified': 'qualification.qualified',
    'verb.organisation.suspended': 'qualification.suspended',
    'verb.application.accepted': 'application.accepted',
    'verb.application.refused': 'application.refused',
    'verb.application.withdrawn': 'application.withdrawn',
    'verb.meeting.cancelled': 'meeting.cancelled',
    'verb.month.closed': 'month.closed',
    'verb.order.cancelled': 'order.cancelled',
    'verb.order.closed': 'order.closed',
    'verb.order.funded': 'order.funded',
    'verb.redemption.reversed': 'scan.reversed',
    'verb.report.closed': 'report.closed',
    'verb.transfer.cancelled': 'transfer.cancelled',
    'verb.transfer.received': 'transfer.received',
    'verb.phone.revoked': 'phone.revoked',
    'verb.booklet.voided': 'booklet.voided',
  },
  'trail-fields': {
    'value.outcome.honoured': 'conflict.honoured',
    'value.outcome.refused': 'conflict.refused',
    'value.state.new': 'announcement.new',
    'value.state.contacted': 'announcement.contacted',
    'value.state.applied': 'announcement.applied',
    'value.state.closed': 'announcement.closed',
  },
  approvals: {
    'own.state_asked': 'approval.asked',
    'own.state_approved': 'approval.approved',
    'own.state_refused': 'approval.refused',
    'own.state_withdrawn': 'approval.withdrawn',
    'own.state_none': 'approval.none',
  },
  stock: {
    'history.received': 'transfer.received',
    'history.cancelled': 'transfer.cancelled',
    'booklet.in_transit': 'booklet.in_transit',
    'booklet.voided_as': 'booklet.voided',
    'booklet.handed_over': 'booklet.handed_over',
    'booklet.handed_over_by_use': 'booklet.handed_over',
    'counter.in_stock': 'booklet.in_stock',
    'counter.in_transit': 'booklet.in_transit',
    'counter.handed_over': 'booklet.handed_over',
    'counter.started': 'booklet.started',
    'counter.used_up': 'booklet.used_up',
    'counter.voided': 'booklet.voided',
    'counter.expired': 'booklet.expired',
  },
  campaigns: { 'counter.in_stock': 'booklet.in_stock', 'counter.handed_over': 'booklet.handed_over', 'counter.started': 'booklet.started' },
  giving: {
    'no.handed_over': 'booklet.handed_over',
    'no.blocked': 'booklet.blocked',
    'no.voided': 'booklet.voided',
    'no.in_transit': 'booklet.in_transit',
    'no.not_funded': 'booklet.not_funded',
    'no.expired': 'booklet.expired',
  },
  desk: { 'month.closed': 'month.closed' },
  billing: { 'deposit.deposited': 'deposit.deposited', 'deposit.refused': 'deposit.refused' },
  phones: { revoked: 'phone.revoked', revoked_lost: 'phone.revoked' },
  place: { 'reports.when': 'report.open', 'reports.closed_when': 'report.closed' },
  verdicts: { 'decision.honoured': 'scan.honoured', 'decision.refused_by_rule': 'conflict.refused' },
};

/** Without the endings that agree with what the state is of. */
const stem = (word: string) => word.toLowerCase().replace(/(?:é|ée|és|ées|ert|erte|u|ue|us|ues|is|ise)$/, '');
const cases = Object.entries(SENTENCES).flatMap(([name, keys]) => Object.entries(keys).map(([key, state]) => [name, key, state] as const));

test.each(cases)('%s %s has the word of %s', (name, key, state) => {
  const messages = Object.values(catalogues[`../../src/i18n/fr/${name}.ts`] ?? {})[0] ?? {};
  const text = String(messages[key]).toLowerCase();
  const missing = states[state].split(' ').filter((word) => !text.includes(stem(word)));

  expect(missing, text).toEqual([]);
});
