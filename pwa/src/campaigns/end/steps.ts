/** How a step of a campaign's end stands, and for whom it waits. Pure: today is passed in. */
import type { Procedure, Side, Step } from '../../api/expiry';
import { type MovableStep, MOVABLE } from './days';

export type StepState = 'done' | 'waiting' | 'today' | 'coming';

const OF_THE_SPONSOR: readonly string[] = ['block', 'acknowledge'];

/** Whether a step waits for a side's word: those of the sponsor until the last day, the statement for both sides. */
export function waitsFor(step: Step, side: Side, procedure: Procedure): boolean {
  const said = step.confirmations.some((word) => word.side === side);
  if (!step.to_confirm || step.done_at === null || said) return false;
  if (!OF_THE_SPONSOR.includes(step.step)) return true;
  const over = procedure.steps.some((one) => one.step === 'last_day' && one.done_at !== null);
  return side === 'sponsor' && !over && !(step.step === 'block' && procedure.stock_blocked);
}

/** Whose word is still missing on a step that was taken. */
export function missing(step: Step, procedure: Procedure): Side[] {
  return (['sponsor', 'operator'] as const).filter((side) => waitsFor(step, side, procedure));
}

export function stepState(step: Step, procedure: Procedure, today: string): StepState {
  if (step.done_at !== null) return missing(step, procedure).length > 0 ? 'waiting' : 'done';
  return step.due_day === today ? 'today' : 'coming';
}

/** The days of the movable steps, as they stand. */
export function daysOf(procedure: Procedure): Record<MovableStep, string> {
  const days: Record<MovableStep, string> = { alert: '', block: '', acknowledge: '', statement: '' };
  for (const step of MOVABLE) days[step] = procedure.steps.find((one) => one.step === step)?.due_day ?? '';
  return days;
}

/** Those that nobody took yet. */
export const openSteps = (procedure: Procedure): MovableStep[] =>
  MOVABLE.filter((step) => procedure.steps.some((one) => one.step === step && one.editable));
