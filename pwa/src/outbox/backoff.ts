/** How long to wait after failures in a row: 2 s, 4 s, 8 s … 5 min, and never all phones at once. */
const FIRST_MS = 2_000;
export const LONGEST_MS = 300_000;

/** `chance` is a number from 0 to 1; the wait is between half of the step and the whole step. */
export function backoffMs(failures: number, chance: number): number {
  const step = Math.min(LONGEST_MS, FIRST_MS * 2 ** (failures - 1));
  return Math.round(step * (0.5 + chance / 2));
}
