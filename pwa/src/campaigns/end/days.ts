/** Calendar days `yyyy-mm-dd`, computed as the server does; nothing here reads the clock. */
import type { StepName } from '../../api/expiry';

const DAY_MS = 86_400_000;
const at = (day: string) => Date.parse(`${day}T00:00:00Z`);
const iso = (time: number) => new Date(time).toISOString().slice(0, 10);

export function addDays(day: string, days: number): string {
  return iso(at(day) + days * DAY_MS);
}

/** The same day one month later, or that month's last day when it is shorter. */
export function monthLater(day: string): string {
  const [year = 0, month = 1, number = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return iso(Date.UTC(year, month, Math.min(number, last)));
}

export const MOVABLE = ['alert', 'block', 'acknowledge', 'statement'] as const satisfies readonly StepName[];
export type MovableStep = (typeof MOVABLE)[number];

/** The default days of a campaign's steps (docs/glossary.md, rule 7 "Expiry procedure"). */
export function usualDays(lastDay: string, graceDay: string): Record<MovableStep, string> {
  const [after, refusal] = [addDays(lastDay, 37), addDays(graceDay, 1)];
  return {
    alert: addDays(lastDay, -30),
    block: addDays(lastDay, -15),
    acknowledge: addDays(lastDay, -7),
    statement: after > refusal ? after : refusal,
  };
}
