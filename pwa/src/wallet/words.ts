/** Days, hours, amounts, distances and telephone numbers as the beneficiary's page says them. */
import type { Phone, Place } from '../api/wallet';
import { language, locale } from './language';
import { direction } from './languages';
import { t } from './t';

const DAY = { day: 'numeric', month: 'long', year: 'numeric' } as const;
const DAY_MS = 24 * 3600 * 1000;
const ROUGH_KM = 1.5;
const DAYS_AHEAD = 7;
/** Hours have no direction of their own: this mark has the first stand on the right. */
const FROM_RIGHT = '\u200f';

/** `jeudi 31 décembre 2026`, the same in every time zone. */
export function dayInWords(isoDay: string): string {
  return written(new Date(`${isoDay}T12:00:00Z`), { ...DAY, weekday: 'long', timeZone: 'UTC' });
}

/** The day of an instant where the phone is, in words. */
export function dayOfInWords(at: Date): string {
  return written(at, { ...DAY, weekday: 'long' });
}

/** `23 novembre 2026`, where the phone is. */
export function dayOf(at: Date | string): string {
  return written(new Date(at), DAY);
}

/** French says the first, then the second: `1er janvier`. */
function written(at: Date, format: Intl.DateTimeFormatOptions): string {
  const text = new Intl.DateTimeFormat(locale(), format).format(at);
  return language() === 'fr' ? text.replace(/(^| )1 /, '$11er ') : text;
}

/** `14 h 05` where the phone is; `14:05` in the other languages. */
export function hour(at: Date | string): string {
  const date = new Date(at);
  if (language() === 'fr') return `${date.getHours()}\u00a0h\u00a0${String(date.getMinutes()).padStart(2, '0')}`;
  return new Intl.DateTimeFormat(locale(), { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(date);
}

/** `10 €`, `9,60 €`: cents only when there are any. */
export function euros(cents: number): string {
  const minimumFractionDigits = cents % 100 === 0 ? 0 : 2;
  const sign = { style: 'currency', currency: 'EUR', currencyDisplay: 'narrowSymbol' } as const;
  return new Intl.NumberFormat(locale(), { ...sign, minimumFractionDigits, maximumFractionDigits: 2 }).format(cents / 100);
}

/** `400 m`, `1,2 km`, `14 km`: no more exact than it helps. */
export function distance(km: number): string {
  if (km < 0.95) return measure(Math.max(100, Math.round(km * 10) * 100), 'meter');
  return measure(km, 'kilometer', km < 9.95 ? 1 : 0);
}

function measure(figure: number, unit: string, maximumFractionDigits = 0): string {
  return new Intl.NumberFormat(locale(), { style: 'unit', unit, maximumFractionDigits }).format(figure);
}

/** How far a place is from the middle of a postcode; null when that says nothing. */
export function about(km: number): string | null {
  return km < ROUGH_KM ? null : t('places.about', { distance: measure(km, 'kilometer') });
}

/** The numbers to call, as the server read them; of a booklet kept by an older version, what is plainly one. */
export function numbers(text: string, read: readonly Phone[] | undefined): readonly Phone[] {
  if (read !== undefined) return read;
  const found = /^\+33(\d)((?:\d\d){4})$/.exec(text);
  if (found === null) return [];
  const [, first = '', rest = ''] = found;
  return [{ dialled: text, said: [`0${first}`, ...(rest.match(/../g) ?? [])].join('\u00a0') }];
}

/** Whether a place is open at a moment, until when or from when; null when nobody knows, or no longer. */
export function opening(open: Place['open'], now: number): string | null {
  if (open === null) return null;
  const next = open.find(([, closes]) => Date.parse(closes) > now);
  if (next === undefined) return open.length === 0 ? t('places.closed') : null;
  const [opens, closes] = [new Date(next[0]), new Date(next[1])];
  if (opens.getTime() <= now) {
    return closes.getTime() - now > DAY_MS ? t('places.open') : t('places.open_until', { hour: hour(closes) });
  }
  return opens.toDateString() === new Date(now).toDateString()
    ? t('places.opens_today', { hour: hour(opens) })
    : t('places.opens', { day: dayOfInWords(opens), hour: hour(opens) });
}

/** The hours of today and the days after, as far as they are known: `lundi : 9 h 00 – 12 h 00`. */
export function week(open: Place['open'], now: number): string[] {
  const ahead = (open ?? []).filter(([, closes]) => Date.parse(closes) > now);
  const last = ahead[ahead.length - 1];
  if (last === undefined) return [];
  const days: Date[] = [];
  for (let day = new Date(now); days.length < DAYS_AHEAD && startOf(day) <= Date.parse(last[0]); day = dayAfter(day)) days.push(day);
  const start = direction(language()) === 'rtl' ? FROM_RIGHT : '';
  return days.map((day) => {
    const spans = ahead.filter(([opens]) => new Date(Math.max(Date.parse(opens), now)).toDateString() === day.toDateString());
    const said = { day: written(day, { weekday: 'long' }) };
    const hours = start + spans.map(([opens, closes]) => `${hour(opens)}\u00a0– ${hour(closes)}`).join(', ');
    return spans.length === 0 ? t('places.day_closed', said) : t('places.day', { ...said, hours });
  });
}

function startOf(day: Date): number {
  return new Date(day.getFullYear(), day.getMonth(), day.getDate()).getTime();
}

function dayAfter(day: Date): Date {
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + 1);
}
