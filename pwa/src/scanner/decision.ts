/** What was decided on a lost race, put into words. */
import type { Decision } from '../api/conflicts';
import { euros, t } from '../i18n';

const WHY = {
  same_venue: 'decision.same_venue',
  not_in_good_faith: 'decision.not_in_good_faith',
  nothing_left: 'decision.nothing_left',
} as const;

const isKnown = (reason: string): reason is keyof typeof WHY => Object.keys(WHY).includes(reason);

export function decisionText(decision: Decision): string {
  if (decision.outcome === 'honoured') return t('decision.honoured', { amount: euros(decision.net_cents ?? 0) });
  const why = whyOf(decision);
  if (why === '') return t('decision.refused_unsaid');
  return t(decision.by_rule ? 'decision.refused_by_rule' : 'decision.refused', { why });
}

/** The reason, if it says anything, then the operator's own words for the venue. */
function whyOf({ reason, note }: Decision): string {
  return [isKnown(reason) ? t(WHY[reason]) : '', note.trim()].filter(Boolean).join(' ');
}
