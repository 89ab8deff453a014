/** State of a search for places by postcode or by commune, of which several may have the same name. */
import { useState } from 'preact/hooks';
import { type Commune, getCommunes } from '../../api/wallet/places';
import { postcodeIn } from '../../lib/tidy';

/** Searches around a postcode; answers the problem, or null. */
export type Search = (postcode: string) => Promise<'places.offline' | 'places.postcode_unknown' | null>;

export type Problem =
  | 'places.postcode_wrong'
  | 'places.commune_unknown'
  | 'places.offline'
  | 'places.postcode_unknown'
  | 'places.no_position';

export function useSearch(start: string, onPostcode: Search) {
  const [typed, setTyped] = useState(start);
  const [communes, setCommunes] = useState<readonly Commune[]>([]);

  /** Searches around what was typed; answers the problem, or null. */
  async function find(): Promise<Problem | null> {
    setCommunes([]);
    const postcode = postcodeIn(typed);
    if (postcode !== null) return onPostcode(postcode);
    return /\p{L}/u.test(typed) ? findCommune() : 'places.postcode_wrong';
  }

  async function findCommune(): Promise<Problem | null> {
    const found = await getCommunes(typed);
    const [first, second] = found ?? [];
    if (first === undefined) return found === null ? 'places.offline' : 'places.commune_unknown';
    if (second === undefined) return choose(first);
    setCommunes(found ?? []);
    return null;
  }

  /** Searches around a commune that was chosen from several. */
  function choose(commune: Commune): Promise<Problem | null> {
    setCommunes([]);
    setTyped(`${commune.postcode} ${commune.name}`);
    return onPostcode(commune.postcode);
  }

  return { typed, setTyped, communes, find, choose };
}
