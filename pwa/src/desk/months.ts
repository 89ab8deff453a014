/** Accounting months `yyyy-mm` of Europe/Paris: the current one, neighbours, names. */
import { language } from '../i18n';
import { parisDay } from '../lib/paris';

const LOCALES = { fr: 'fr-FR', en: 'en-GB' };

export function thisMonth(): string {
  return parisDay(Date.now()).slice(0, 7);
}

/** The last month whose every day the accountant's journal may hold: a day is in it from six in the morning after it. */
export function lastWholeMonth(now: number = Date.now()): string {
  return neighbour(parisDay(now - 6 * 3600 * 1000).slice(0, 7), -1);
}

/** The month that an address asks for; the current one for nothing, for another format or for a month not yet over. */
export function monthOrNow(asked: string): string {
  const now = thisMonth();
  return /^20\d\d-(0[1-9]|1[0-2])$/.test(asked) && asked < now ? asked : now;
}

export function neighbour(month: string, step: 1 | -1): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + step, 1)).toISOString().slice(0, 7);
}

export const firstDayOf = (month: string) => `${month}-01`;

export function lastDayOf(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}

/** `novembre 2026` */
export function monthName(month: string): string {
  return written(month, { month: 'long', year: 'numeric' });
}

/** `nov.` */
export function shortName(month: string): string {
  return written(month, { month: 'short' });
}

function written(month: string, format: Intl.DateTimeFormatOptions): string {
  const named = new Intl.DateTimeFormat(LOCALES[language.value], { ...format, timeZone: 'UTC' });
  return named.format(new Date(`${month}-01T12:00:00Z`));
}
