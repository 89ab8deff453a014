/** The map of places: a chunk of its own, fetched only when "Voir sur la carte" is tapped. */
import './carte.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Place } from '../../api/wallet/booklet';
import type { Ground } from '../../api/wallet/places';
import { t } from '../t';
import { drawMap, type Drawn } from './carte-draw';
import type { Position } from '../../lib/position';
import { PlaceCard } from './PlaceCard';

interface PlacesMapProps {
  places: readonly Place[];
  here: Position | null;
  now: number;
  ground: Ground;
}

export function PlacesMap({ places, here, now, ground }: PlacesMapProps) {
  const holder = useRef<HTMLDivElement>(null);
  const drawn = useRef<Drawn | null>(null);
  const [chosen, setChosen] = useState<number | null>(null);
  const [plain, setPlain] = useState(false);
  const shown = places.find((place) => place.id === chosen);
  const texts = { in: t('map.in'), out: t('map.out'), here: t('map.here') };
  const key = JSON.stringify([places.map(({ id, name }) => [id, name]), here, texts]);

  useEffect(() => {
    if (holder.current === null) return;
    const map = drawMap(holder.current, { places, here, texts, onChoose: setChosen });
    drawn.current = map;
    map.lay(ground, () => setPlain(true));
    return () => map.remove();
  }, [key]);
  useEffect(() => drawn.current?.mark(chosen), [chosen, key]);

  return (
    <>
      <div ref={holder} class="carte" dir="ltr" role="group" aria-label={t('map.label')} />
      <p class="small quiet" role="status">
        {plain && t('map.plain')}
      </p>
      <ul class="carte__chosen" role="list" aria-live="polite">
        {shown && <PlaceCard key={shown.id} place={shown} fromHere={here !== null} now={now} />}
      </ul>
    </>
  );
}
