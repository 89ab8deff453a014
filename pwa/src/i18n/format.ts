import { language, type Language } from './language';

const LOCALES: Record<Language, string> = { fr: 'fr-FR', en: 'en-GB' };
const DAY = { day: 'numeric', month: 'long', year: 'numeric' } as const;

function locale(): string {
  return LOCALES[language.value];
}

/** Cached formatters: making one takes longer than a hundred uses of it. */
const MONEY: Partial<Record<Language, Intl.NumberFormat>> = {};

/** Integer cents as `9,60 €`; the division is for display only. */
export function euros(cents: number): string {
  const money = (MONEY[language.value] ??= new Intl.NumberFormat(locale(), { style: 'currency', currency: 'EUR' }));
  return money.format(cents / 100);
}

/** Formats a date; French writes the first of a month `1er`: `1er novembre`, `2 novembre`. */
function written(date: Date, timeZone?: string): string {
  const text = new Intl.DateTimeFormat(locale(), timeZone === undefined ? DAY : { ...DAY, timeZone }).format(date);
  return language.value === 'fr' ? text.replace(/^1 /, '1er ') : text;
}

/** A calendar day `2026-11-23` as `23 novembre 2026`, whatever the phone's time zone. */
export function day(isoDay: string): string {
  return written(new Date(`${isoDay}T12:00:00Z`), 'UTC');
}

/** The day of an instant, in the phone's time zone. */
export function dayOf(at: Date | string): string {
  return written(new Date(at));
}

/** `14 h 05` in the phone's time zone (`14:05` in English). */
export function hour(at: Date | string): string {
  const date = new Date(at);
  const hours = String(date.getHours());
  const minutes = String(date.getMinutes()).padStart(2, '0');
  return language.value === 'fr' ? `${hours}\u00a0h\u00a0${minutes}` : `${hours.padStart(2, '0')}:${minutes}`;
}

/** The time for an instant of today, else day and time. */
export function moment(at: Date | string, now: Date = new Date()): string {
  const sameDay = new Date(at).toDateString() === now.toDateString();
  if (sameDay) return hour(at);
  const join = language.value === 'fr' ? ' à ' : ' at ';
  return `${dayOf(at)}${join}${hour(at)}`;
}
