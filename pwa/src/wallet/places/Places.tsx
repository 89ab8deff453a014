import './places.css';
import { useState } from 'preact/hooks';
import type { Place } from '../../api/wallet/booklet';
import { t } from '../t';
import type { Position } from '../../lib/position';
import { PlaceList } from './PlaceList';
import { PlaceSearch } from './PlaceSearch';
import type { Search } from './useSearch';

interface PlacesProps {
  places: readonly Place[];
  postcode: string | null;
  now: number;
  onSearch: Search;
}

/** Where vouchers can be used: around a postcode, or around the person's position, computed on this phone. */
export function Places({ places, postcode, now, onSearch }: PlacesProps) {
  const [here, setHere] = useState<Position | null>(null);
  return (
    <section class="places" aria-labelledby="places">
      <h2 id="places">{t('places.title')}</h2>
      {(places.length > 0 || postcode !== null) && <PlaceList places={places} here={here} now={now} />}
      <PlaceSearch
        postcode={postcode}
        again={postcode !== null}
        located={places.length > 0}
        onPostcode={onSearch}
        onPosition={setHere}
      />
    </section>
  );
}
