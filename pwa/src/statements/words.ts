/** How a statement is put in words. */
import type { StatementLine, StatementSummary } from '../api/statements';
import { monthName } from '../desk/months';
import { day, euros } from '../i18n';
import type { Side } from './screens';
import { t } from './t';

/** `Octobre 2026` */
export function monthTitle(month: string): string {
  const name = monthName(month);
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** Until when it is paid; or that nothing is, and what becomes of it. */
export function standing({ pay_by, total_cents }: StatementSummary, side: Side): string {
  if (pay_by !== null) return t(side === 'manager' ? 'state.pay_by' : 'state.to_pay_by', { day: day(pay_by) });
  if (total_cents === 0) return t('state.nothing');
  return `${t('state.nothing')} · ${t('state.carried_on', { amount: euros(-total_cents) })}`;
}

const REASONS = ['mistake', 'wrong_person', 'session_cancelled', 'other'] as const;

/** What a line is when it is no plain scan; empty for one. */
export function lineWord({ kind, reason }: StatementLine): string {
  if (kind === 'redemption') return '';
  if (kind === 'honour') return t('line.honour');
  return t('line.reversal', { reason: t(`reason.${REASONS.find((known) => known === reason) ?? 'other'}`) });
}
