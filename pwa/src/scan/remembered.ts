/** The camera chosen on this phone. A browser may refuse to keep anything: it is known until the page closes then. */
const KEY = 'poincon.camera';

let chosen: string | null = null;

export function rememberedCamera(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return chosen;
  }
}

export function rememberCamera(id: string): void {
  chosen = id;
  try {
    localStorage.setItem(KEY, id);
  } catch {
    // Safari with all cookies blocked throws.
  }
}
