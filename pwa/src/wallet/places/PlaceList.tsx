import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Place } from '../../api/wallet/booklet';
import { Button } from '../../ui/Button';
import { t } from '../t';
import { distance } from '../words';
import { PlaceCard } from './PlaceCard';

const FIRST = 3;
/** When the nearest place is farther, the list says that none is near; the server's `REACH_KM`. */
export const REACH_KM = 30;

/** That no place is so near, and how far the nearest is; null where there is one. `lookedKm`: how far all were looked at. */
export function sayFar([nearest]: readonly Place[], lookedKm = REACH_KM): string | null {
  const km = nearest?.distance_km ?? 0;
  return km > lookedKm ? t('places.none_within', { reach: distance(lookedKm), distance: distance(km) }) : null;
}

interface PlaceListProps {
  places: readonly Place[];
  /** Whether distances are from the person's position. */
  fromHere?: boolean;
  now: number;
  /** What stands before the list. */
  children?: ComponentChildren;
}

/** Places, nearest first: some, then all on demand. */
export function PlaceList({ places, fromHere = false, now, children }: PlaceListProps) {
  const [all, setAll] = useState(false);
  return (
    <>
      <p>{t('places.intro')}</p>
      {children}
      <ul class="places__list" role="list">
        {places.slice(0, all ? places.length : FIRST).map((place) => (
          <PlaceCard key={place.id} place={place} fromHere={fromHere} now={now} />
        ))}
      </ul>
      {places.length > FIRST && !all && <Button onPress={() => setAll(true)}>{t('places.more')}</Button>}
    </>
  );
}
