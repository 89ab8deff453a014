/** How a line of the statement is put in words. */
import type { Line } from '../api/activity';
import { td } from '../desk/t';
import { t } from './t';

/** A reversal in the month of its redemption leaves nothing of it; a later one leaves this month as it is. */
export function isUndoneHere(line: Line): boolean {
  return line.reversal !== null && line.reversal.period === line.period;
}

export function statusWord(line: Line): string {
  return td(isUndoneHere(line) ? 'status.reversed' : `status.${line.status}`);
}

export function voucherName(line: Line): string {
  return line.voucher === null ? t('line.no_voucher') : t('line.voucher', { number: line.voucher });
}

const REASONS = ['mistake', 'wrong_person', 'session_cancelled', 'other'] as const;
export const REVERSAL_REASONS: readonly (typeof REASONS)[number][] = REASONS;

export function reversalReason(code: string): string {
  return t(`reason.${REASONS.find((reason) => reason === code) ?? 'other'}`);
}
