/** What narrows a list, declared once: its form, the address, the question to the server and the empty list follow. */
import { inAddress, toAddress } from '../lib/address';
import { route } from '../nav/route';

interface Named {
  /** Its name in the address, in French. */
  name: string;
  /** Its name in the question to the server. */
  asks: string;
  label: string;
  hint?: string;
}

interface Choice extends Named {
  kind: 'choice';
  options: readonly { value: string; label: string }[];
  all: string;
}

interface Typed extends Named {
  kind: 'day' | 'digits' | 'text';
  maxLength?: number;
}

export type Filter = Choice | Typed;
export type Chosen = Readonly<Record<string, string>>;

const DAY = /^\d{4}-\d\d-\d\d$/;

/** A value as it may be asked for; empty for what was not typed by this form. */
function valid(filter: Filter, value: string): string {
  switch (filter.kind) {
    case 'choice':
      return filter.options.some((option) => option.value === value) ? value : '';
    case 'day':
      return DAY.test(value) ? value : '';
    case 'digits':
      return value.replace(/\D/g, '').slice(0, filter.maxLength);
    case 'text':
      return value.trim().slice(0, filter.maxLength ?? 100);
  }
}

/** Names the screen that the filters of an address are for, so that they narrow no other screen's list. */
const OF_SCREEN = 'liste';

/** Added to an address whose screen shows something else from now on, under the same name: no filter of its lists counts. */
export const UNFILTERED = { [OF_SCREEN]: '-' };

const mine = (): boolean => ['', route.value.screen].includes(inAddress(OF_SCREEN));

/** What the address chooses, by the filters' names; empty where it chooses nothing. */
export const chosenOf = (filters: readonly Filter[]): Chosen =>
  Object.fromEntries(filters.map((filter) => [filter.name, mine() ? valid(filter, inAddress(filter.name)) : '']));

/** Narrows the list of the present screen to what is chosen, and goes back to the first page. */
export function choose(filters: readonly Filter[], changed: Chosen): void {
  const checked = filters.map((filter): [string, string] => [filter.name, valid(filter, changed[filter.name] ?? '')]);
  toAddress({ ...Object.fromEntries(checked), apres: '', [OF_SCREEN]: route.value.screen }, location.hash);
}

/** Turns to the page that begins after a line; to the first one without. */
export const turnTo = (after: string): void => toAddress({ apres: after, [OF_SCREEN]: route.value.screen }, location.hash);

export const pageAfter = (): string => (mine() ? inAddress('apres') : '');

/** The question to the server, for a page or a file. */
export function questionOf(filters: readonly Filter[], chosen: Chosen): string {
  const named = filters.map(({ name, asks }): [string, string] => [asks, chosen[name] ?? '']);
  return new URLSearchParams(named.filter(([, value]) => value !== '')).toString();
}

/** A choice in words, as the empty list says it. */
export function wordsOf(filter: Filter, value: string, day: (iso: string) => string): string {
  if (filter.kind === 'day') return day(value);
  if (filter.kind !== 'choice') return value;
  return filter.options.find((option) => option.value === value)?.label ?? value;
}
