/** Where the phone is. Nothing here sends it anywhere. */
import { soon } from './soon';

const PATIENCE_MS = 10_000;
const ASKING_MS = 40_000;

export interface Position {
  readonly latitude: number;
  readonly longitude: number;
}

/** The phone's position; null when it is refused or not found in time. */
export async function ownPosition(): Promise<Position | null> {
  const found = new Promise<Position | null>((resolve) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve(coords),
      () => resolve(null),
      { timeout: PATIENCE_MS, maximumAge: 60_000 },
    );
  });
  // `timeout` starts only once the person allows it, and Firefox's "not now" calls neither callback.
  return soon(ASKING_MS, found).catch(() => null);
}

/** Whether this browser can say where it is. */
export const canLocate = (): boolean => 'geolocation' in navigator;
