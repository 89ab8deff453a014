import './timeline.css';
import { CalendarClock, CircleAlert, CircleCheck, CircleDashed, type IconNode } from 'lucide';
import type { ComponentChildren } from 'preact';
import type { Procedure, Step } from '../api/expiry';
import { when } from '../desk/when';
import { day } from '../i18n';
import { parisDay } from '../lib/paris';
import { Icon } from '../ui/Icon';
import { missing, stepState, type StepState } from './steps';
import { t } from './t';

const ICONS: Record<StepState, IconNode> = {
  done: CircleCheck,
  waiting: CircleAlert,
  today: CalendarClock,
  coming: CircleDashed,
};

interface StepLineProps {
  step: Step;
  procedure: Procedure;
  today: string;
  children: ComponentChildren;
}

/** One step of the end: its day, what it means, what happened, who confirmed. */
export function StepLine({ step, procedure, today, children }: StepLineProps) {
  const state = stepState(step, procedure, today);
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
        {step.done_at !== null && <p class="quiet small">{taken(step.due_day, step.done_at)}</p>}
        {step.confirmations.map((word) => (
          <p key={word.side} class="quiet small">
            {t(`step.confirmed_${word.side}`, { by: word.by, when: when(word.at) })}
          </p>
        ))}
        {missing(step, procedure).map((side) => (
          <p key={side} class="small">
            {t(`step.waits_${side}`)}
          </p>
        ))}
        {children}
      </div>
    </li>
  );
}

function taken(dueDay: string, at: string): string {
  const onTime = parisDay(Date.parse(at)) === dueDay;
  return onTime ? t('step.taken', { when: when(at) }) : t('step.late', { when: when(at), day: day(dueDay) });
}
