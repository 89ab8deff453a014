/** Conflicts in words. */
import type { Line, Standing } from '../api/activity';
import { t } from './t';

const WHY = [
  'same_venue',
  'same_organisation',
  'typed_code',
  'clock_doubtful',
  'scanned_after',
  'bundle_stale',
  'journal_broken',
  'winner_reversed',
  'ceiling_reached',
] as const;

const REASONS = [
  'by_rule',
  'session_shown',
  'not_their_fault',
  'same_venue',
  'not_in_good_faith',
  'nothing_left',
  'other',
] as const;

export const HONOUR_REASONS = ['session_shown', 'not_their_fault', 'other'] as const;
export const REFUSAL_REASONS = ['not_in_good_faith', 'same_venue', 'nothing_left', 'other'] as const;

/** Reasons for which the operator cannot pay either. */
const NEVER: readonly string[] = ['same_venue', 'ceiling_reached'];

/** Why the rule does not pay; reasons that only a newer server knows are left out. */
export function whyNot({ why_not }: Standing): string[] {
  return WHY.filter((why) => why_not.includes(why)).map((why) => t(`why.${why}`));
}

/** Why not even the operator can pay out of the guarantee; null when it can. */
export function barred({ why_not }: Standing): string | null {
  const why = WHY.find((one) => NEVER.includes(one) && why_not.includes(one));
  return why === undefined ? null : t(`why.${why}`);
}

export function reasonText(code: string): string {
  return t(`reason.${REASONS.find((reason) => reason === code) ?? 'other'}`);
}

/** The reason, and the operator's note. */
export function reasonOf({ reason, note }: Standing): string {
  const said = reason === null || (reason === 'other' && note) ? '' : reasonText(reason);
  return [said, note ?? ''].filter((text) => text !== '').join(' ');
}

/** The state of a conflict as a label; null for a line that is no conflict. */
export function standingWord({ guarantee }: Line): string | null {
  return guarantee && t(`status.${guarantee.state}`);
}

/** How long a scan waited on its phone: `6 h 01 min`. */
export function lag(from: string, to: string): string {
  const minutes = Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 60_000));
  const rest = `${String(minutes % 60).padStart(minutes < 60 ? 1 : 2, '0')}\u00a0min`;
  return minutes < 60 ? rest : `${Math.floor(minutes / 60)}\u00a0h\u00a0${rest}`;
}
