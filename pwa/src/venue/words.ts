/** Lines of a venue's month in words. */
import type { Line } from '../api/activity';
import { td } from '../desk/t';
import { t } from './t';

/** Whether the redemption was reversed in its own month, so that nothing of it counts; a later reversal counts in the later month. */
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
