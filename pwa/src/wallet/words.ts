/** Days, distances and telephone numbers as the beneficiary's page says them. */
import { day, hour } from '../i18n/format';
import { language } from '../i18n/language';
import type { Place } from '../api/wallet';
import { t } from './t';

const DAY_MS = 24 * 3600 * 1000;
const ROUGH_KM = 1.5;

/** `jeudi 31 décembre 2026`. */
export function dayInWords(isoDay: string): string {
  const weekday = new Intl.DateTimeFormat(language.value, { weekday: 'long', timeZone: 'UTC' });
  return `${weekday.format(new Date(`${isoDay}T12:00:00Z`))} ${day(isoDay)}`;
}

/** The day of an instant where the phone is, in words. */
export function dayOfInWords(at: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return dayInWords(`${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`);
}

/** `400 m`, `1,2 km`, `14 km`: no more exact than it helps. */
export function distance(km: number): string {
  if (km < 0.95) return `${Math.max(100, Math.round(km * 10) * 100)}\u00a0m`;
  const figure = new Intl.NumberFormat(language.value, { maximumFractionDigits: km < 9.95 ? 1 : 0 });
  return `${figure.format(km)}\u00a0km`;
}

/** How far a place is from the middle of a postcode; null when that says nothing. */
export function about(km: number): string | null {
  return km < ROUGH_KM ? null : t('places.about', { distance: `${Math.round(km)}\u00a0km` });
}

/** The first French number of a text in pairs, `05 57 65 75 39`; another number as it is. */
export function telephone(number: string): string {
  const first = number.split('|', 1).join('').trim();
  const digits = first.replace(/[\s.()-]/g, '').replace(/^(\+33|0033)/, '0');
  return /^0\d{9}$/.test(digits) ? (digits.match(/../g) ?? []).join('\u00a0') : first;
}

/** What a `tel:` link dials: digits, and a leading plus. */
export function dialled(number: string): string {
  return number.split('|', 1).join('').trim().replace(/(?!^\+)\D/g, '');
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
