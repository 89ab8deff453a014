/** Days, hours, amounts, distances and telephone numbers in the language of the beneficiary's page. */
import type { Phone, Place } from '../api/wallet/booklet';
import { language, locale } from './language';
import { direction } from './languages';
import { t } from './t';

const DAY = { day: 'numeric', month: 'long', year: 'numeric' } as const;
const DAY_MS = 24 * 3600 * 1000;
const ROUGH_KM = 1.5;
const DAYS_AHEAD = 7;
/** Digits have no direction of their own: this mark puts the first one on the right. */
const FROM_RIGHT = '\u200f';

/** `jeudi 31 décembre 2026`, whatever the phone's time zone. */
export function dayInWords(isoDay: string): string {
  return written(new Date(`${isoDay}T12:00:00Z`), { ...DAY, weekday: 'long', timeZone: 'UTC' });
}

/** The day of an instant, in a time zone or else in the phone's. */
export function dayOfInWords(at: Date, timeZone?: string): string {
  return written(at, { ...DAY, weekday: 'long', ...(timeZone !== undefined && { timeZone }) });
}

/** `23 novembre 2026`, in the phone's time zone. */
export function dayOf(at: Date | string): string {
  return written(new Date(at), DAY);
}

/** Formats a date; French writes the first of a month `1er`. */
function written(at: Date, format: Intl.DateTimeFormatOptions): string {
  const text = new Intl.DateTimeFormat(locale(), format).format(at);
  return language() === 'fr' ? text.replace(/(^| )1 /, '$11er ') : text;
}

/** `14 h 05` in a time zone or else in the phone's; `14:05` in the other languages. */
export function hour(at: Date | string, timeZone?: string): string {
  const [hours = '', minutes = ''] = clockOf(new Date(at), timeZone);
  if (language() === 'fr') return `${Number(hours)}\u00a0h\u00a0${minutes}`;
  const zone = timeZone !== undefined && { timeZone };
  return new Intl.DateTimeFormat(locale(), { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', ...zone }).format(new Date(at));
}

function clockOf(at: Date, timeZone?: string): string[] {
  const zone = timeZone !== undefined && { timeZone };
  return new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', ...zone }).format(at).split(':');
}

/** `2026-11-23`, in a time zone or else in the phone's. */
export function dateOf(at: Date | number, timeZone?: string): string {
  const zone = timeZone !== undefined && { timeZone };
  return new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit', ...zone }).format(at);
}

/** `10 €`, `9,60 €`: cents only when there are any. */
export function euros(cents: number): string {
  const minimumFractionDigits = cents % 100 === 0 ? 0 : 2;
  const sign = { style: 'currency', currency: 'EUR', currencyDisplay: 'narrowSymbol' } as const;
  return new Intl.NumberFormat(locale(), { ...sign, minimumFractionDigits, maximumFractionDigits: 2 }).format(cents / 100);
}

/** `400 m`, `1,2 km`, `14 km`: rounded to a useful precision. */
export function distance(km: number): string {
  if (km < 0.95) return measure(Math.max(100, Math.round(km * 10) * 100), 'meter');
  return measure(km, 'kilometer', km < 9.95 ? 1 : 0);
}

function measure(figure: number, unit: string, maximumFractionDigits = 0): string {
  return new Intl.NumberFormat(locale(), { style: 'unit', unit, maximumFractionDigits }).format(figure);
}

/** The distance from the middle of a postcode; null when it is too short to mean anything. */
export function about(km: number): string | null {
  return km < ROUGH_KM ? null : t('places.about', { distance: measure(km, 'kilometer') });
}

/** The telephone numbers that the server found; for a booklet stored by an older version, a number in +33 form. */
export function numbers(text: string, read: readonly Phone[] | undefined): readonly Phone[] {
  if (read !== undefined) return read;
  const found = /^\+33(\d)((?:\d\d){4})$/.exec(text);
  if (found === null) return [];
  const [, first = '', rest = ''] = found;
  return [{ dialled: text, said: [`0${first}`, ...(rest.match(/../g) ?? [])].join('\u00a0') }];
}

/** Whether a place is open now, until when or from when; null when its hours are unknown or have all passed. */
export function opening(open: Place['open'], now: number, zone?: string): string | null {
  if (open === null) return null;
  const next = open.find(([, closes]) => Date.parse(closes) > now);
  if (next === undefined) return open.length === 0 ? t('places.closed') : null;
  const [opens, closes] = [new Date(next[0]), new Date(next[1])];
  if (opens.getTime() <= now) {
    return closes.getTime() - now > DAY_MS ? t('places.open') : t('places.open_until', { hour: hour(closes, zone) });
  }
  return dateOf(opens, zone) === dateOf(now, zone)
    ? t('places.opens_today', { hour: hour(opens, zone) })
    : t('places.opens', { day: dayOfInWords(opens, zone), hour: hour(opens, zone) });
}

/** The opening hours of today and the days after, in the place's time zone, as far as known: `lundi : 9 h 00 – 12 h 00`. */
export function week(open: Place['open'], now: number, zone?: string): string[] {
  const ahead = (open ?? []).filter(([, closes]) => Date.parse(closes) > now);
  const last = ahead[ahead.length - 1];
  if (last === undefined) return [];
  const lastDay = dateOf(Date.parse(last[0]), zone);
  const days: string[] = [];
  for (let day = dateOf(now, zone); days.length < DAYS_AHEAD && day <= lastDay; day = dayAfter(day)) days.push(day);
  const start = direction(language()) === 'rtl' ? FROM_RIGHT : '';
  return days.map((day) => {
    const spans = ahead.filter(([opens]) => dateOf(Math.max(Date.parse(opens), now), zone) === day);
    const said = { day: written(noon(day), { weekday: 'long', timeZone: 'UTC' }) };
    const hours = start + spans.map(([opens, closes]) => `${hour(opens, zone)}\u00a0– ${hour(closes, zone)}`).join(', ');
    return spans.length === 0 ? t('places.day_closed', said) : t('places.day', { ...said, hours });
  });
}

export function dayAfter(day: string): string {
  return new Date(noon(day).getTime() + DAY_MS).toISOString().slice(0, 10);
}

/** `samedi` for 5: weekdays from Monday, 0. */
export function weekdayInWords(weekday: number): string {
  return written(new Date(Date.UTC(2024, 0, 1 + weekday, 12)), { weekday: 'long', timeZone: 'UTC' });
}

function noon(day: string): Date {
  return new Date(`${day}T12:00:00Z`);
}
