import '../wallet.css';
import './places.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Place } from '../../api/wallet/booklet';
import { getPlaces } from '../../api/wallet/places';
import { t } from '../t';
import { Term } from '../Term';
import { Tools } from '../tools/Tools';
import type { Position } from '../../lib/position';
import { PlaceList } from './PlaceList';
import { PlaceSearch } from './PlaceSearch';

const MOST = 30;
const POSTCODE = 'code_postal';

interface Found {
  readonly postcode: string;
  readonly places: readonly Place[];
}

/** Search for places without a booklet. The postcode is kept in the address, so that the page can be bookmarked and shared. */
export function PlacesPage() {
  const [found, setFound] = useState<Found | null>(null);
  const [here, setHere] = useState<Position | null>(null);
  const title = useRef<HTMLHeadingElement>(null);

  async function search(postcode: string) {
    const answer = await getPlaces(postcode, MOST);
    if (answer.kind !== 'found') return answer.kind === 'unreachable' ? 'places.offline' : 'places.postcode_unknown';
    const address = new URLSearchParams(location.search);
    address.set(POSTCODE, postcode);
    history.replaceState(null, '', `?${address}`);
    setFound({ postcode, places: answer.places });
    return null;
  }
  useEffect(() => {
    title.current?.focus({ preventScroll: true });
    title.current?.scrollIntoView();
  }, [found]);

  return (
    <main class="wallet">
      <Tools spoken={[]} />
      <div class="wallet__below places">
        <div class="facts">
          <h1>{t('lieux.title')}</h1>
          <p>
            <Term text={t('lieux.intro')} />
          </p>
        </div>
        <PlaceSearch
          postcode={new URLSearchParams(location.search).get(POSTCODE)}
          again={false}
          atOnce
          located={found !== null && found.places.length > 0}
          onPostcode={search}
          onPosition={setHere}
        />
        {found !== null && (
          <section class="places" aria-labelledby="near">
            <h2 id="near" ref={title} tabIndex={-1}>
              {t('lieux.near', { postcode: found.postcode })}
            </h2>
            <PlaceList key={found.postcode} places={found.places} here={here} now={Date.now()} />
          </section>
        )}
      </div>
    </main>
  );
}
