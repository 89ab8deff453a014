/** A section's code and answers may still come. */
const PATIENCE_MS = 10_000;

/** Calls `act` with the element of this id once it can be seen; at most once, and not after ten seconds. */
export function whenThere(id: string, act: (element: HTMLElement) => void): void {
  const last = performance.now() + PATIENCE_MS;
  const look = () => {
    const element = document.getElementById(id);
    if (element !== null && getComputedStyle(element).visibility === 'visible') act(element);
    else if (performance.now() < last) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
