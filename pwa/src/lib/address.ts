/** Filters of a list in the address's query, so that a reload, a shared link and "back" keep them. */
import { signal } from '@preact/signals';

export const search = signal(location.search);

addEventListener('popstate', () => {
  search.value = location.search;
});

/** The value of a filter; empty when the query does not have it. */
export function inAddress(name: string): string {
  return new URLSearchParams(search.value).get(name) ?? '';
}

/** A value, if it is in a closed list; else empty. */
export function oneOf(known: readonly string[], value: string): string {
  return known.includes(value) ? value : '';
}

/** The page of a list; empty for the first page and for anything but a number. */
export function pageInAddress(): string {
  const page = inAddress('page');
  return /^[1-9]\d{0,5}$/.test(page) ? page : '';
}

/**
 * Changes some filters and leaves the others; an empty value removes a filter.
 * On a desk it adds an entry to the history; on the screen `hash` it changes the present one, so that "back" still closes the screen.
 */
export function toAddress(changed: Record<string, string>, hash = ''): void {
  const wanted = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(changed)) {
    if (value === '') wanted.delete(name);
    else wanted.set(name, value);
  }
  const query = wanted.toString();
  const address = location.pathname + (query === '' ? '' : `?${query}`) + hash;
  if (hash === '') history.pushState(null, '', address);
  else history.replaceState(history.state, '', address);
  search.value = location.search;
}
