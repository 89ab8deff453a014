/** Verdicts of the phone or the server as sentences. */
import { dayOf, hour } from '../i18n';
import type { FirstHandOver } from '../api/hand-overs';
import type { Line, Seen } from '../handover/types';
import { t } from './t';

export type NoReason = Extract<Seen, { kind: 'no' }>['reason'];

export const noText = (reason: NoReason): string => `${t(`no.${reason}`)} ${t(`no.${reason}_todo`)}`;

function whenText(at: Date): string {
  const today = at.toDateString() === new Date().toDateString();
  return today ? t('when.today', { hour: hour(at) }) : t('when.day', { day: dayOf(at), hour: hour(at) });
}

function firstText({ at, person, organisation, by_use }: FirstHandOver): string {
  const when = whenText(new Date(at));
  if (by_use) return t('first.by_use', { when });
  const where = organisation ?? t('first.stock');
  return person === null ? t('first.somebody', { organisation: where, when }) : t('first.by', { person, organisation: where, when });
}

/** The sentence of a verdict: for a refusal why, and what to do. */
export function lineText({ kind, message, first }: Line): string {
  if (kind === 'done') return t('verdict.done_text');
  if (kind === 'kept') return t('verdict.kept_text');
  if (kind === 'not_stored') return t('verdict.not_stored_text');
  return first === null ? (message ?? '') : `${firstText(first)} ${t('no.handed_over_todo')}`;
}
