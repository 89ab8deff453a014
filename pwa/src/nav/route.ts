/** The current location: the path names the desk, the hash a screen over it, so that "back" closes a screen. */
import { signal } from '@preact/signals';

const here = () => ({ path: location.pathname.replace(/(.)\/$/, '$1'), screen: location.hash.slice(1) });

export const route = signal(here());

function update(): void {
  route.value = here();
}

addEventListener('popstate', update);
addEventListener('hashchange', update);

export function openDesk(path: string): void {
  history.pushState(null, '', path);
  update();
}

/** Opens a screen over the current desk, with an entry in the history. */
export function openScreen(screen: string): void {
  history.pushState({ opened: true }, '', `#${screen}`);
  update();
}

/** Opens a screen in place of the current one: "back" does not return to that. */
export function replaceScreen(screen: string): void {
  history.replaceState(history.state, '', `#${screen}`);
  update();
}

/** Goes back to where the screen was opened; if that was before a reload or elsewhere, to the desk. */
export function closeScreen(): void {
  const state: unknown = history.state;
  if (state !== null && typeof state === 'object' && 'opened' in state) history.back();
  else {
    history.replaceState(null, '', location.pathname + location.search);
    update();
  }
}
