/** Statements in words. */
import type { Payment, StatementLine, StatementSummary } from '../api/statements';
import { monthName } from '../desk/months';
import { day, dayOf, euros } from '../i18n';
import { parisDay } from '../lib/paris';
import type { ToPay } from './payments';
import type { Side } from './screens';
import { t } from './t';

/** `Octobre 2026` */
export function monthTitle(month: string): string {
  const name = monthName(month);
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** For the organisation: when it is paid, or why not yet. */
export function received(statement: StatementSummary, payment: Payment | undefined): string {
  const at = payment?.at === undefined || payment.at === null ? '' : dayOf(payment.at);
  switch (payment?.state) {
    case 'sent':
      return t('pay.sent', { day: at });
    case 'paid':
      return t('pay.paid', { day: at });
    case 'rejected':
    case 'returned':
      return t(`pay.${payment.state}`, { day: at, why: payment.words ?? '' });
    case undefined:
    case 'due':
    case 'carried':
      return hindered(payment?.hindrance) ?? waiting(statement, 'manager');
  }
}

/** For the operator: when a statement is to be paid, or why it cannot be; `toPay` is null while it is loading. */
export function toBePaid(statement: StatementSummary, toPay: ToPay | null): string {
  if (statement.pay_by === null || toPay === null) return waiting(statement, 'operator');
  const due = toPay.get(statement.number);
  if (due === undefined) return t('pay.paid_operator');
  if ('state' in due) return t(`pay.${due.state}_operator`);
  if (due.failure) return t('pay.failed', { why: due.failure.words ?? '' });
  return hindered(due.hindrance, '_operator') ?? waiting(statement, 'operator');
}

function hindered(hindrance: string | null | undefined, side: '' | '_operator' = ''): string | null {
  if (hindrance === 'no_account' || hindrance === 'account_changing' || hindrance === 'account_refused') return t(`pay.${hindrance}${side}`);
  return null;
}

/** Until when it will be paid (docs/glossary.md, rule 27 "Payment day"); or that nothing is to be paid, and what is carried on to the next month. */
function waiting({ pay_by, total_cents }: StatementSummary, side: Side): string {
  if (pay_by !== null) return t(`pay.by_${pay_by < parisDay(Date.now()) ? 'past' : side}`, { day: day(pay_by) });
  if (total_cents === 0) return t('state.nothing');
  return `${t('state.nothing')} · ${t('state.carried_on', { amount: euros(-total_cents) })}`;
}

const REASONS = ['mistake', 'wrong_person', 'session_cancelled', 'other'] as const;
const HONOURS = ['by_rule', 'session_shown', 'not_their_fault'] as const;

/** What a line is, unless it is a plain redemption: then empty. */
export function lineWord({ kind, reason }: StatementLine): string {
  if (kind === 'redemption') return '';
  if (kind === 'honour') {
    const why = HONOURS.find((known) => known === reason);
    return why ? t('line.honour_why', { why: t(`reason.${why}`) }) : t('line.honour');
  }
  return t('line.reversal', { reason: t(`reason.${REASONS.find((known) => known === reason) ?? 'other'}`) });
}
