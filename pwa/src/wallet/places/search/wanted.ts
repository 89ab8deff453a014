/** What somebody wants of a place. Twin of `server/wallet/wanted.py`: the phone decides alone when it has no network. */
import type { Place } from '../../../api/wallet/booklet';
import { dateOf, dayAfter } from '../../words';
import { type Service, SERVICES } from '../services';

export const WEEKDAYS = ['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su'] as const;
export const WHEN = ['now', ...WEEKDAYS] as const;
export const ACCESS = ['motor', 'sight', 'deaf', 'mental', 'reading'] as const;
/** The page's languages, and French sign language. */
export const SPOKEN = ['en', 'ar', 'uk', 'tr', 'pt', 'es', 'fa-AF', 'lsf'] as const;

export type When = (typeof WHEN)[number];

/** One of each at most; null: all the same. */
export interface Wanted {
  readonly service: Service | null;
  readonly when: When | null;
  readonly access: (typeof ACCESS)[number] | null;
  readonly language: (typeof SPOKEN)[number] | null;
}

export const NOTHING: Wanted = { service: null, when: null, access: null, language: null };

export const isNothing = (wanted: Wanted): boolean => Object.values(wanted).every((each) => each === null);

/** Whether a place is what is wanted. */
export function suits(place: Place, wanted: Wanted, now: number): boolean {
  const has = (all: readonly string[], one: string | null) => one === null || all.includes(one);
  return (
    has(place.services, wanted.service) &&
    has(place.access, wanted.access) &&
    has(place.spoken, wanted.language) &&
    (wanted.when === null || isOpenWhen(place.open, wanted.when, now, place.zone))
  );
}

/** Whether a place is open now, or on a weekday of the coming week, for what of it has not passed. */
export function isOpenWhen(open: Place['open'], when: When, now: number, zone?: string): boolean {
  return (open ?? []).some(([opens, closes]) => {
    const [from, to] = [Date.parse(opens), Date.parse(closes)];
    if (when === 'now') return from <= now && now < to;
    return to > now && days(dateOf(Math.max(from, now), zone), dateOf(to, zone)).includes(WEEKDAYS.indexOf(when));
  });
}

/** The weekday on which it opens, and those that follow whole. */
function days(first: string, last: string): number[] {
  const found = [weekday(first)];
  for (let day = dayAfter(first); day < last; day = dayAfter(day)) found.push(weekday(day));
  return found;
}

function weekday(day: string): number {
  return (new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7;
}

/** The names of the address, French as the page's: `?service=…&jour=…`. */
const NAMES = { service: 'service', when: 'jour', access: 'accueil', language: 'parle' } as const;
const KNOWN = { service: SERVICES, when: WHEN, access: ACCESS, language: SPOKEN } as const;

/** What the address says is wanted; unknown values are left out. */
export function readWanted(address: URLSearchParams): Wanted {
  const read = <V extends string>(name: string, known: readonly V[]) => known.find((each) => each === address.get(name)) ?? null;
  return {
    service: read(NAMES.service, KNOWN.service),
    when: read(NAMES.when, KNOWN.when),
    access: read(NAMES.access, KNOWN.access),
    language: read(NAMES.language, KNOWN.language),
  };
}

export function writeWanted(address: URLSearchParams, wanted: Wanted): void {
  for (const key of ['service', 'when', 'access', 'language'] as const) {
    const value = wanted[key];
    if (value === null) address.delete(NAMES[key]);
    else address.set(NAMES[key], value);
  }
}
