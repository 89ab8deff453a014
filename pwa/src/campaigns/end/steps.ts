/** The state of a step of a campaign's end, and who has to confirm it. Pure: today is passed in. */
import type { Procedure, Side, Step } from '../../api/expiry';
import { type MovableStep, MOVABLE } from './days';

export type StepState = 'done' | 'waiting' | 'today' | 'coming';

const OF_THE_SPONSOR: readonly string[] = ['block', 'acknowledge'];

/** Whether a side has to confirm a step: the sponsor its own steps, until the last day; both sides the statement. */
export function waitsFor(step: Step, side: Side, procedure: Procedure): boolean {
  const said = step.confirmations.some((word) => word.side === side);
  if (!step.to_confirm || step.done_at === null || said) return false;
  if (!OF_THE_SPONSOR.includes(step.step)) return true;
  const over = procedure.steps.some((one) => one.step === 'last_day' && one.done_at !== null);
  return side === 'sponsor' && !over && !(step.step === 'block' && procedure.stock_blocked);
}

/** The sides that have not confirmed a step that was taken. */
export function missing(step: Step, procedure: Procedure): Side[] {
  return (['sponsor', 'operator'] as const).filter((side) => waitsFor(step, side, procedure));
}

export function stepState(step: Step, procedure: Procedure, today: string): StepState {
  if (step.done_at !== null) return missing(step, procedure).length > 0 ? 'waiting' : 'done';
  return step.due_day === today ? 'today' : 'coming';
}

/** The current days of the movable steps; an empty text for a missing one. */
export function daysOf(procedure: Procedure): Record<MovableStep, string> {
  const days: Record<MovableStep, string> = { alert: '', block: '', acknowledge: '', statement: '' };
  for (const step of MOVABLE) days[step] = procedure.steps.find((one) => one.step === step)?.due_day ?? '';
  return days;
}

/** The movable steps that can still be moved. */
export const openSteps = (procedure: Procedure): MovableStep[] =>
  MOVABLE.filter((step) => procedure.steps.some((one) => one.step === step && one.editable));
