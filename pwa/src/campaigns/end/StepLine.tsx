import './timeline.css';
import { CalendarClock, CircleAlert, CircleCheck, CircleDashed, type IconNode } from 'lucide';
import type { ComponentChildren } from 'preact';
import type { Procedure, Side, Step } from '../../api/expiry';
import { useReadsOnly } from '../../desk/Acts';
import { when } from '../../desk/when';
import { day } from '../../i18n';
import { parisDay } from '../../lib/paris';
import { Icon } from '../../ui/Icon';
import { t } from '../t';
import { missing, stepState, type StepState } from './steps';

const ICONS: Record<StepState, IconNode> = {
  done: CircleCheck,
  waiting: CircleAlert,
  today: CalendarClock,
  coming: CircleDashed,
};

interface StepLineProps {
  step: Step;
  procedure: Procedure;
  side: Side;
  today: string;
  children: ComponentChildren;
}

/** One step of a campaign's end: its day, what it means, what happened, who confirmed it. */
export function StepLine({ step, procedure, side, today, children }: StepLineProps) {
  const state = stepState(step, procedure, today);
  const reads = useReadsOnly();
  return (
    <li class={`step step--${state}`}>
      <Icon icon={ICONS[state]} />
      <div class="step__what">
        <p class="step__day">
          <span>{day(step.due_day)}</span>
          <span class="step__state">{t(`step.state_${state}`)}</span>
        </p>
        <h3>{t(`step.${step.step}`)}</h3>
        <p>{t(`step.text_${step.step}`)}</p>
        {step.done_at !== null && <p class="quiet small">{taken(step, step.done_at)}</p>}
        {step.confirmations.map((word) => (
          <p key={word.side} class="quiet small">
            {t(`step.confirmed_${word.side}`, { by: word.by, when: when(word.at) })}
          </p>
        ))}
        {missing(step, procedure).map((waited) => (
          <p key={waited} class="small">
            {t(waited === side && !reads ? 'step.waits_you' : `step.waits_${waited}`)}
          </p>
        ))}
        {children}
      </div>
    </li>
  );
}

/** When a step was taken. A step with `to_confirm` is only requested on its day, and takes effect once confirmed. */
function taken({ due_day, to_confirm }: Step, at: string): string {
  const onTime = parisDay(Date.parse(at)) === due_day;
  const what = to_confirm ? 'asked' : 'taken';
  return onTime ? t(`step.${what}`, { when: when(at) }) : t(`step.${what}_late`, { when: when(at), day: day(due_day) });
}
