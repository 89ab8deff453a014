/** `GET /api/places`, `GET /api/communes`, `POST /api/venues/<id>/reports`, `GET /api/map`: public endpoints about venues. */
import * as v from 'valibot';
import { fetched, isOurs } from '../wire/ours';
import { place, type Place, TIMEOUT_MS } from './booklet';

export const CHANGES = ['closed', 'moved', 'hours', 'phone', 'other'] as const;
export type Change = (typeof CHANGES)[number];

export type PlacesAnswer =
  | { readonly kind: 'found'; readonly places: Place[] }
  | { readonly kind: 'unknown_postcode' }
  | { readonly kind: 'unreachable' };

/** A commune, and a postcode of it to search around. */
export type Commune = v.InferOutput<typeof communes>['communes'][number];

/** The tile server of the map's background; `tiles` is null when none is configured. */
export type Ground = v.InferOutput<typeof ground>;

const found = v.object({ places: v.array(place) });
const unknownPostcode = v.object({ error: v.object({ code: v.picklist(['unknown_postcode']) }) });
const communes = v.object({ communes: v.array(v.object({ name: v.string(), postcode: v.string() })) });
const ground = v.object({ tiles: v.nullable(v.string()), attribution: v.string() });
const PLAIN = { credentials: 'omit' } as const;

/** The JSON of an answer; null where it is not our server's. */
const ours = async (response: Response): Promise<unknown> => (isOurs(response) ? response.json() : null);

/** The places nearest to a postcode. */
export async function getPlaces(postcode: string, limit: number): Promise<PlacesAnswer> {
  try {
    const json = await fetched(`/api/places?postcode=${postcode}&limit=${limit}`, PLAIN, ours, TIMEOUT_MS);
    const read = v.safeParse(found, json);
    if (read.success) return { kind: 'found', places: read.output.places };
    return { kind: v.is(unknownPostcode, json) ? 'unknown_postcode' : 'unreachable' };
  } catch {
    return { kind: 'unreachable' };
  }
}

/** Communes with exactly this name, else some whose names begin with it; null without network. */
export async function getCommunes(name: string): Promise<Commune[] | null> {
  try {
    const json = await fetched(`/api/communes?${new URLSearchParams({ name })}`, PLAIN, ours, TIMEOUT_MS);
    const read = v.safeParse(communes, json);
    return read.success ? read.output.communes : null;
  } catch {
    return null;
  }
}

/** Reports a change at a venue, with an optional note; false when our server did not accept it. */
export async function reportChange(venueId: number, kind: Change, note: string): Promise<boolean> {
  const body = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ kind, note }) };
  try {
    const taken = (response: Response) => Promise.resolve(isOurs(response) && response.status === 201);
    return await fetched(`/api/venues/${venueId}/reports`, { ...PLAIN, ...body }, taken, TIMEOUT_MS);
  } catch {
    return false;
  }
}

const NO_GROUND: Ground = { tiles: null, attribution: '' };

/** Where the map's background comes from; `NO_GROUND` without network. */
export async function getGround(): Promise<Ground> {
  try {
    const found = v.safeParse(ground, await fetched('/api/map', PLAIN, ours, TIMEOUT_MS));
    return found.success ? found.output : NO_GROUND;
  } catch {
    return NO_GROUND;
  }
}
