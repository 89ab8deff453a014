/** Distances from the phone's position, computed on the phone: it sends that only rounded. */
import type { Place } from '../../api/wallet/booklet';
import type { Position } from '../../lib/position';

const EARTH_RADIUS_KM = 6371;
const RADIANS = Math.PI / 180;
const GRID = 100;

/** A position to a hundredth of a degree, a kilometre: a list of places needs no more. */
export const roughly = ({ latitude, longitude }: Position): Position => ({
  latitude: Math.round(latitude * GRID) / GRID,
  longitude: Math.round(longitude * GRID) / GRID,
});

/** The places that have a position, the nearest first, each with its distance from here. */
export function nearest(places: readonly Place[], here: Position): Place[] {
  return places
    .flatMap((place) => {
      const { latitude, longitude } = place;
      if (latitude === null || longitude === null) return [];
      return [{ ...place, distance_km: distanceKm(here, { latitude, longitude }) }];
    })
    .sort((one, other) => one.distance_km - other.distance_km);
}

/** The length of the great circle between two positions (haversine). */
export function distanceKm(here: Position, there: Position): number {
  const [north, south] = [here.latitude * RADIANS, there.latitude * RADIANS];
  const east = (there.longitude - here.longitude) * RADIANS;
  const half = Math.sin((south - north) / 2) ** 2 + Math.cos(north) * Math.cos(south) * Math.sin(east / 2) ** 2;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(half)));
}
