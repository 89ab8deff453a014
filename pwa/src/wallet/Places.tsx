import './places.css';
import { useState } from 'preact/hooks';
import type { Place } from '../api/wallet';
import { Button } from '../ui/Button';
import type { Trouble } from './booklet';
import { nearest, type Position } from './nearby';
import { PlaceCard } from './PlaceCard';
import { PlaceSearch } from './PlaceSearch';
import { t } from './t';

const FIRST = 3;
const ALL = 12;

interface PlacesProps {
  places: readonly Place[];
  postcode: string | null;
  now: number;
  onSearch: (postcode: string) => Promise<Trouble | null>;
}

/** Where vouchers can be used: around a postcode or, worked out on this phone, around the person. */
export function Places({ places, postcode, now, onSearch }: PlacesProps) {
  const [here, setHere] = useState<Position | null>(null);
  const [count, setCount] = useState(FIRST);
  const listed = here === null ? places : nearest(places, here);
  return (
    <section class="places" aria-labelledby="places">
      <h2 id="places">{t('places.title')}</h2>
      {listed.length > 0 && <p>{t('places.intro')}</p>}
      {listed.length === 0 && postcode !== null && <p>{t(here === null ? 'places.none' : 'places.far')}</p>}
      <ul class="places__list" role="list">
        {listed.slice(0, count).map((place) => (
          <PlaceCard key={place.id} place={place} fromHere={here !== null} now={now} />
        ))}
      </ul>
      {listed.length > count && count < ALL && <Button onPress={() => setCount(ALL)}>{t('places.more')}</Button>}
      <PlaceSearch postcode={postcode} located={places.length > 0} onPostcode={onSearch} onPosition={setHere} />
    </section>
  );
}
