import { useState } from 'preact/hooks';
import type { Place } from '../../api/wallet/booklet';
import { Button } from '../../ui/Button';
import { t } from '../t';
import { distance } from '../words';
import { MapPanel } from './MapPanel';
import type { Position } from '../../lib/position';
import { nearest } from './nearby';
import { PlaceCard } from './PlaceCard';

const FIRST = 3;
const ALL = 12;
/** When the nearest place is farther, the list says that none is near; the same as the server's `within_reach`. */
const REACH_KM = 50;

interface PlaceListProps {
  places: readonly Place[];
  /** The person's position, when they search around it. */
  here: Position | null;
  now: number;
}

/** Places, nearest first: some, then more on demand; and the map. */
export function PlaceList({ places, here, now }: PlaceListProps) {
  const [count, setCount] = useState(FIRST);
  const listed = here === null ? places : nearest(places, here);
  if (listed.length === 0) return <p>{t(here === null ? 'places.none' : 'places.far')}</p>;
  const nearestKm = listed[0]?.distance_km ?? 0;
  const reach = { reach: distance(REACH_KM), distance: distance(nearestKm) };
  return (
    <>
      {nearestKm > REACH_KM && <p class="places__far">{t('places.none_within', reach)}</p>}
      <p>{t('places.intro')}</p>
      <MapPanel places={listed.slice(0, ALL)} here={here} now={now} />
      <ul class="places__list" role="list">
        {listed.slice(0, count).map((place) => (
          <PlaceCard key={place.id} place={place} fromHere={here !== null} now={now} />
        ))}
      </ul>
      {listed.length > count && count < ALL && <Button onPress={() => setCount(ALL)}>{t('places.more')}</Button>}
    </>
  );
}
