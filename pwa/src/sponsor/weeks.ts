/** Which columns of a chart of weeks have words, so that none overlaps another at 320 px. Pure. */

/** More columns would be thinner than 5 px there; the table has them all. */
export const MOST_WEEKS = 53;
const WIDE = 26;

/** The highest and the last column; where they are near each other, the highest alone. Of few columns all. */
export function labelledWeeks(values: readonly (number | null)[]): ReadonlySet<number> {
  if (values.length <= 6) return new Set(values.keys());
  const last = values.length - 1;
  const highest = values.reduce<number>((best, value, index) => ((value ?? 0) > (values[best] ?? 0) ? index : best), 0);
  const near = last - highest < values.length / 5;
  return new Set(near || values[last] === null ? [highest] : [highest, last]);
}

/** The first week of each month, or of each third one where columns are thin; not of a month cut short at either end. */
export function namedWeeks(mondays: readonly string[]): ReadonlySet<number> {
  const months = mondays.map((monday) => monday.slice(0, 7));
  const firsts = months.flatMap((month, index) => (month === months[index - 1] ? [] : [index]));
  const whole = firsts.filter((first, index) => (firsts[index + 1] ?? months.length) - first >= 3);
  const step = mondays.length > WIDE ? 3 : 1;
  const named = whole.filter((_, index) => index % step === 0);
  return new Set(named.length === 0 ? firsts.slice(0, 1) : named);
}
