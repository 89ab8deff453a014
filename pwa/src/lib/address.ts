/** The filters of a list, kept in the address: reload, share and "back" keep them. */
import { signal } from '@preact/signals';

export const search = signal(location.search);

addEventListener('popstate', () => {
  search.value = location.search;
});

/** The value of a filter; empty when the address does not name it. */
export function inAddress(name: string): string {
  return new URLSearchParams(search.value).get(name) ?? '';
}

/** A value of a closed list; empty when it is none of them. */
export function oneOf(known: readonly string[], value: string): string {
  return known.includes(value) ? value : '';
}

/** The page of a list; empty for the first, and for nonsense. */
export function pageInAddress(): string {
  const page = inAddress('page');
  return /^[1-9]\d{0,5}$/.test(page) ? page : '';
}

/** Changes some filters and leaves the others; an empty value takes its filter out. "Back" undoes it. */
export function toAddress(changed: Record<string, string>): void {
  const wanted = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(changed)) {
    if (value === '') wanted.delete(name);
    else wanted.set(name, value);
  }
  const query = wanted.toString();
  history.pushState(null, '', location.pathname + (query === '' ? '' : `?${query}`));
  search.value = location.search;
}
