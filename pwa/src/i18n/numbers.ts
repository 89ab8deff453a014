/** Rates and counts, as desks write them: a module of its own, without which the scanner starts. */
import { language } from './language';

/** `4,5 %` */
export function rate(bps: number): string {
  return new Intl.NumberFormat(locale(), { style: 'percent', maximumFractionDigits: 2 }).format(bps / 10_000);
}

/** `1 000 000` */
export function counted(count: number): string {
  return new Intl.NumberFormat(locale()).format(count);
}

function locale(): string {
  return language.value === 'fr' ? 'fr-FR' : 'en-GB';
}
