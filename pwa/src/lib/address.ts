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
