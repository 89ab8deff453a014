/** `POST /api/places`, `POST /api/wallet/<link>/places`, `GET /api/communes`, `POST /api/venues/<id>/reports`, `POST /api/reports/undo`, `GET /api/map`: public endpoints about venues. */
import * as v from 'valibot';
import { fetched, isOurs } from '../wire/ours';
import { place, type Place, TIMEOUT_MS } from './booklet';

export const CHANGES = ['closed', 'moved', 'hours', 'phone', 'other'] as const;
export type Change = (typeof CHANGES)[number];

export type PlacesAnswer =
  | { readonly kind: 'found'; readonly places: Place[]; readonly lookedKm: number }
  | { readonly kind: 'unknown_postcode' }
  | { readonly kind: 'unreachable' };

/** Where to look, and what a place must have; a position is rounded by whoever asks. */
export interface PlacesQuestion {
  readonly postcode?: string;
  readonly latitude?: number;
  readonly longitude?: number;
  readonly service?: string;
  readonly when?: string;
  readonly access?: string;
  readonly language?: string;
}

/** A commune, and a postcode of it to search around. */
export type Commune = v.InferOutput<typeof communes>['communes'][number];

/** The tile server of the map's background; `tiles` is null when none is configured. */
export type Ground = v.InferOutput<typeof ground>;

const found = v.object({ places: v.array(place), looked_km: v.number() });
const unknownPostcode = v.object({ error: v.object({ code: v.picklist(['unknown_postcode']) }) });
const communes = v.object({ communes: v.array(v.object({ name: v.string(), postcode: v.string() })) });
const ground = v.object({ tiles: v.nullable(v.string()), attribution: v.string() });
const PLAIN = { credentials: 'omit' } as const;

/** The JSON of an answer; null where it is not our server's. */
const ours = async (response: Response): Promise<unknown> => (isOurs(response) ? response.json() : null);

/** The nearest places: of a booklet those where it can be used. Asked by POST: addresses are written down on their way. */
export async function searchPlaces(question: PlacesQuestion, limit: number, link: string | null): Promise<PlacesAnswer> {
  const address = link === null ? '/api/places' : `/api/wallet/${encodeURIComponent(link)}/places`;
  try {
    const json = await fetched(address, { ...PLAIN, ...posted({ ...question, limit }) }, ours, TIMEOUT_MS);
    const read = v.safeParse(found, json);
    if (read.success) return { kind: 'found', places: read.output.places, lookedKm: read.output.looked_km };
    return { kind: v.is(unknownPostcode, json) ? 'unknown_postcode' : 'unreachable' };
  } catch {
    return { kind: 'unreachable' };
  }
}

const posted = (body: object) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

/** Communes with exactly this name, else some whose names begin with it, while typing the largest; null without network. */
export async function getCommunes(name: string, typing = false): Promise<Commune[] | null> {
  const query = new URLSearchParams({ name, ...(typing && { typing: 'true' }) });
  try {
    const json = await fetched(`/api/communes?${query}`, PLAIN, ours, TIMEOUT_MS);
    const read = v.safeParse(communes, json);
    return read.success ? read.output.communes : null;
  } catch {
    return null;
  }
}

const reported = v.object({ undo: v.string() });

/** Reports a change at a venue, with an optional note; how to take it back, or null when our server did not accept it. */
export async function reportChange(venueId: number, kind: Change, note: string): Promise<string | null> {
  try {
    const json = await fetched(`/api/venues/${venueId}/reports`, { ...PLAIN, ...posted({ kind, note }) }, ours, TIMEOUT_MS);
    const read = v.safeParse(reported, json);
    return read.success ? read.output.undo : null;
  } catch {
    return null;
  }
}

/** Takes a report back; false when our server did not. */
export async function undoReport(undo: string): Promise<boolean> {
  try {
    const gone = (response: Response) => Promise.resolve(isOurs(response) && response.status === 204);
    return await fetched('/api/reports/undo', { ...PLAIN, ...posted({ undo }) }, gone, TIMEOUT_MS);
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
