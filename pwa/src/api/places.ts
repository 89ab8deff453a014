/** `GET /api/places`, `POST /api/venues/<id>/reports`, `GET /api/map`: what anyone may ask about venues. */
import * as v from 'valibot';
import { patience, place, type Place } from './wallet';

export const CHANGES = ['closed', 'moved', 'hours', 'phone', 'other'] as const;
export type Change = (typeof CHANGES)[number];

export type PlacesAnswer =
  | { readonly kind: 'found'; readonly places: Place[] }
  | { readonly kind: 'unknown_postcode' }
  | { readonly kind: 'unreachable' };

/** Where the map's pictures come from; `tiles` is null when there are none. */
export type Ground = v.InferOutput<typeof ground>;

const found = v.object({ places: v.array(place) });
const unknownPostcode = v.object({ error: v.object({ code: v.literal('unknown_postcode') }) });
const ground = v.object({ tiles: v.nullable(v.string()), attribution: v.string() });
const PLAIN = { cache: 'no-store', credentials: 'omit', redirect: 'error' } as const;

/** The places nearest to a postcode. */
export async function getPlaces(postcode: string, limit: number): Promise<PlacesAnswer> {
  try {
    const response = await fetch(`/api/places?postcode=${postcode}&limit=${limit}`, { ...PLAIN, signal: patience() });
    const json: unknown = await response.json();
    const read = v.safeParse(found, json);
    if (response.ok && read.success) return { kind: 'found', places: read.output.places };
    return { kind: v.is(unknownPostcode, json) ? 'unknown_postcode' : 'unreachable' };
  } catch {
    return { kind: 'unreachable' };
  }
}

/** Says what has changed at a venue, in a word more if there is one; whether that has arrived. */
export async function reportChange(venueId: number, kind: Change, note: string): Promise<boolean> {
  const body = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ kind, note }) };
  try {
    const response = await fetch(`/api/venues/${venueId}/reports`, { ...PLAIN, ...body, signal: patience() });
    return response.status === 201;
  } catch {
    return false;
  }
}

const NO_GROUND: Ground = { tiles: null, attribution: '' };

/** What lies under the map's places: nothing when there is no picture, or no network. */
export async function getGround(): Promise<Ground> {
  try {
    const response = await fetch('/api/map', { ...PLAIN, signal: patience() });
    const found = v.safeParse(ground, await response.json());
    return found.success ? found.output : NO_GROUND;
  } catch {
    return NO_GROUND;
  }
}
