/** A search for places: where, what is wanted, and what was found; without network, among the places already received. */
import { useRef, useState } from 'preact/hooks';
import type { Place } from '../../../api/wallet/booklet';
import { type PlacesQuestion, searchPlaces } from '../../../api/wallet/places';
import type { Position } from '../../../lib/position';
import { nearest, roughly } from '../nearby';
import { REACH_KM } from '../PlaceList';
import { NOTHING, suits, type Wanted } from './wanted';

const MOST = 30;

export type Where = { readonly postcode: string } | { readonly here: Position };

export interface Found {
  readonly where: Where;
  readonly places: readonly Place[];
  readonly lookedKm: number;
  /** Whether it comes from this phone alone. */
  readonly offline: boolean;
}

export type Problem = 'places.offline' | 'places.postcode_unknown';

export interface Asked {
  readonly where: Where;
  readonly wanted: Wanted;
}

interface Start {
  /** A search that was answered before, whose places are on this phone. */
  readonly start: { readonly where: Where; readonly places: readonly Place[] } | null;
  readonly link: string | null;
  readonly wanted?: Wanted | undefined;
  readonly onAsked: (asked: Asked) => void;
}

export function useFinder({ start, link, wanted: first = NOTHING, onAsked }: Start) {
  const [wanted, setWanted] = useState(first);
  const [found, setFound] = useState<Found | null>(start && { ...start, lookedKm: REACH_KM, offline: false });
  const [busy, setBusy] = useState(false);
  const received = useRef(new Map(start?.places.map((place) => [place.id, place])));
  const asked = useRef(0);

  /** Asks, and answers the problem; of several questions only the last one counts. */
  async function ask(where: Where, choice: Wanted): Promise<Problem | null> {
    const number = ++asked.current;
    setWanted(choice);
    setBusy(true);
    const answer = await searchPlaces(question(where, choice), MOST, link);
    if (number !== asked.current) return null;
    setBusy(false);
    if (answer.kind === 'unknown_postcode') return 'places.postcode_unknown';
    const next = answer.kind === 'found' ? { ...answer, offline: false } : fromPhone(where, choice);
    if (next === null) return 'places.offline';
    for (const place of next.places) received.current.set(place.id, place);
    const places = 'here' in where ? nearest(next.places, where.here) : next.places;
    setFound({ where, places, lookedKm: next.lookedKm, offline: next.offline });
    onAsked({ where, wanted: choice });
    return null;
  }

  /** The places on this phone around there; null when it has none. */
  function fromPhone(where: Where, choice: Wanted) {
    const known = around(where, [...received.current.values()], found);
    return known.length === 0
      ? null
      : { places: known.filter((place) => suits(place, choice, Date.now())), lookedKm: REACH_KM, offline: true };
  }

  /** Changes what is wanted, and asks again where that was asked before. */
  function choose(choice: Wanted): void {
    if (found === null) setWanted(choice);
    else void ask(found.where, choice);
  }

  return { wanted, found, busy, ask, choose };
}

function question(where: Where, wanted: Wanted): PlacesQuestion {
  const chosen = Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== null));
  return { ...('here' in where ? roughly(where.here) : where), ...chosen };
}

/** Of the received places those near: within reach of a position, or around the postcode they were asked for. */
function around(where: Where, received: readonly Place[], found: Found | null): readonly Place[] {
  if ('here' in where) return nearest(received, where.here).filter((place) => (place.distance_km ?? 0) <= REACH_KM);
  const same = found !== null && 'postcode' in found.where && found.where.postcode === where.postcode;
  return same ? received : received.filter((place) => place.postcode === where.postcode);
}
