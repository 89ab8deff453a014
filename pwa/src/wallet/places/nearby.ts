/** Distances from the phone's position, computed on the phone: the position is never sent. */
import type { Place } from '../../api/wallet/booklet';
import type { Position } from '../../lib/position';

const EARTH_RADIUS_KM = 6371;
const RADIANS = Math.PI / 180;
const FAR_KM = 30;

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
