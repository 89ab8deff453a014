/** Rates, counts, signed amounts and sizes: apart from `format`, since the scanner's first screen needs none. */
import { euros } from './format';
import { language } from './language';

/** `4,5 %` */
export function rate(bps: number): string {
  return new Intl.NumberFormat(locale(), { style: 'percent', maximumFractionDigits: 2 }).format(bps / 10_000);
}

/** `1 000 000` */
export function counted(count: number): string {
  return new Intl.NumberFormat(locale()).format(count);
}

/** An amount with its sign, for corrections; zero has no sign. */
export function signedEuros(cents: number): string {
  if (cents === 0) return euros(0);
  return `${cents < 0 ? '−' : '+'}\u00a0${euros(Math.abs(cents))}`;
}

/** Bytes as `12 Mo` or `1,5 Go`. */
export function size(bytes: number): string {
  const large = bytes >= 1e9;
  const format = { style: 'unit', unit: large ? 'gigabyte' : 'megabyte', maximumFractionDigits: large ? 1 : 0 } as const;
  return new Intl.NumberFormat(locale(), format).format(bytes / (large ? 1e9 : 1e6));
}

function locale(): string {
  return language.value === 'fr' ? 'fr-FR' : 'en-GB';
}
