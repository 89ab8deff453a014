/** Parses typed amounts and rates into integer cents and basis points, without floats. */
const DECIMAL = /^(\d{1,9})(?:[.,](\d{1,2}))?$/;
const WHOLE = /^\d{1,9}$/;

/** `9,6` is 960 hundredths; null for anything but a number with at most two decimals. */
export function hundredths(typed: string): number | null {
  const [, whole, rest = ''] = DECIMAL.exec(clean(typed)) ?? [];
  return whole === undefined ? null : Number(whole) * 100 + Number(rest.padEnd(2, '0'));
}

/** A whole number within bounds, with or without spaces between thousands; null otherwise. */
export function wholeWithin(typed: string, least: number, most: number): number | null {
  const text = clean(typed);
  if (!WHOLE.test(text)) return null;
  const number = Number(text);
  return number >= least && number <= most ? number : null;
}

/** The reverse of `hundredths`: `9,6`, `4`. */
export function typedHundredths(value: number): string {
  const rest = String(value % 100).padStart(2, '0').replace(/0+$/, '');
  return `${Math.trunc(value / 100)}${rest === '' ? '' : `,${rest}`}`;
}

function clean(typed: string): string {
  return typed.replace(/[\s\u202f\u00a0%€]/g, '');
}
