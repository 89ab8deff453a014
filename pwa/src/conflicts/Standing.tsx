import './conflicts.css';
import type { Line, Standing as Stands } from '../api/activity';
import { when } from '../desk/when';
import { euros } from '../i18n';
import { Notice } from '../ui/Notice';
import { t } from './t';
import { reasonOf, whyNot } from './words';

interface StandingProps {
  line: Line;
  guarantee: Stands;
  title: string;
}

/** The decision on a conflict, who made it, and why; or that it is still to be made. */
export function Standing({ line, guarantee, title }: StandingProps) {
  const { state, decided_at } = guarantee;
  return (
    <div class="conflict__standing">
      <Notice kind={state === 'honoured' ? 'good' : 'warning'} title={title}>
        {told(line, guarantee)} {reasonOf(guarantee)}
      </Notice>
      {decided_at !== null && <p class="quiet">{decidedBy(guarantee.person, decided_at)}</p>}
      {state === 'waiting' && <WhyNot guarantee={guarantee} />}
    </div>
  );
}

function told(line: Line, { state, why_not }: Stands): string {
  if (state === 'waiting' && why_not.length === 0) return t('standing.soon');
  return t(`standing.${state}`, { amount: euros(line.net_cents ?? 0) });
}

export function WhyNot({ guarantee }: { guarantee: Stands }) {
  const reasons = whyNot(guarantee);
  if (reasons.length === 0) return null;
  return (
    <section class="conflict__standing">
      <h3>{t('why.title')}</h3>
      <ul class="conflict__why">
        {reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </section>
  );
}

function decidedBy(person: string | null, at: string): string {
  return person === null ? t('standing.by_rule', { when: when(at) }) : t('standing.by', { when: when(at), person });
}
