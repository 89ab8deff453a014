/** Distances from the phone's position, computed on the phone: the position is never sent. */
import type { Place } from '../../api/wallet/booklet';
import { soon } from '../../lib/soon';

const EARTH_RADIUS_KM = 6371;
const RADIANS = Math.PI / 180;
const FAR_KM = 30;
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

/** The places within 30 km of a position, the nearest first, each with its distance from there. */
export function nearest(places: readonly Place[], here: Position): Place[] {
  return places
    .flatMap((place) => {
      const { latitude, longitude } = place;
      if (latitude === null || longitude === null) return [];
      return [{ ...place, distance_km: distanceKm(here, { latitude, longitude }) }];
    })
    .filter((place) => place.distance_km <= FAR_KM)
    .sort((one, other) => one.distance_km - other.distance_km);
}

/** The length of the great circle between two positions (haversine). */
export function distanceKm(here: Position, there: Position): number {
  const [north, south] = [here.latitude * RADIANS, there.latitude * RADIANS];
  const east = (there.longitude - here.longitude) * RADIANS;
  const half = Math.sin((south - north) / 2) ** 2 + Math.cos(north) * Math.cos(south) * Math.sin(east / 2) ** 2;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(half)));
}
