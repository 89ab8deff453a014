/** The map, drawn with Leaflet. Styles are set through the DOM, since the content security policy forbids inline ones. */
import 'leaflet/dist/leaflet.css';
import * as L from 'leaflet';
import type { Place } from '../../api/wallet/booklet';
import type { Ground } from '../../api/wallet/places';
import type { Position } from '../../lib/position';

const CLOSEST_ZOOM = 16;
const NEARBY_KM = 25;
const MARGIN: L.PointTuple = [48, 48];
/** Places with the same coordinates are drawn above each other, this far apart. */
const STEP_PX = 50;

interface MapOptions {
  readonly places: readonly Place[];
  readonly here: Position | null;
  readonly texts: { readonly in: string; readonly out: string; readonly here: string };
  readonly onChoose: (id: number) => void;
}

export interface Drawn {
  /** Adds the background tiles; calls `onPlain` when one fails to load. */
  lay: (ground: Ground, onPlain: () => void) => void;
  /** Highlights the chosen place. */
  mark: (id: number | null) => void;
  remove: () => void;
}

/** Draws the map in an empty element: each place is a button with its number in the list and its name. */
export function drawMap(element: HTMLElement, { places, here, texts, onChoose }: MapOptions): Drawn {
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const map = L.map(element, {
    zoomControl: false,
    attributionControl: false,
    scrollWheelZoom: false,
    fadeAnimation: !calm,
    zoomAnimation: !calm,
    markerZoomAnimation: !calm,
  });
  L.control.zoom({ zoomInTitle: texts.in, zoomOutTitle: texts.out }).addTo(map);
  L.control.scale({ imperial: false }).addTo(map);
  const pins = places.map((place, index) => pin(map, place, index, places, onChoose));
  if (here !== null) spot(here, texts.here).addTo(map);
  map.fitBounds(around(places), { padding: MARGIN, maxZoom: CLOSEST_ZOOM, animate: false });
  const tidy = () => showNames(element.getBoundingClientRect().right, pins.map(({ button }) => button));
  map.on('zoomend moveend', tidy);
  tidy();
  return {
    lay: (ground, onPlain) => lay(map, ground, onPlain),
    mark: (id) => pins.forEach((each) => each.mark(each.id === id)),
    remove: () => map.remove(),
  };
}

/** The initial view: the places within 25 km, or within twice the distance of the nearest. */
function around(places: readonly Place[]): L.LatLngBounds {
  const [first] = places;
  const far = Math.max(NEARBY_KM, 2 * (first?.distance_km ?? 0));
  const near = places.filter((place) => (place.distance_km ?? 0) <= far);
  return L.latLngBounds(near.map(({ latitude, longitude }) => [latitude ?? 0, longitude ?? 0]));
}

function pin(map: L.Map, place: Place, index: number, places: readonly Place[], onChoose: (id: number) => void) {
  const below = places.slice(0, index).filter((other) => samePoint(place, other)).length;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'carte__place';
  button.append(text('carte__number', String(index + 1)), text('carte__name', place.name));
  const icon = L.divIcon({ html: button, className: 'carte__pin', iconSize: [0, 0], iconAnchor: [0, below * STEP_PX] });
  const marker = L.marker([place.latitude ?? 0, place.longitude ?? 0], { icon, keyboard: false });
  marker.on('click', () => onChoose(place.id)).addTo(map);
  const mark = (chosen: boolean) => {
    button.setAttribute('aria-pressed', String(chosen));
    marker.setZIndexOffset(chosen ? 10_000 : 0);
  };
  mark(false);
  return { id: place.id, button, marker, mark };
}

function text(name: string, said: string): HTMLSpanElement {
  const span = document.createElement('span');
  span.className = name;
  span.dir = 'auto';
  span.textContent = said;
  return span;
}

/** The marker of the person's position. */
function spot({ latitude, longitude }: Position, label: string): L.Marker {
  const icon = L.divIcon({ html: text('visually-hidden', label), className: 'carte__here', iconSize: [20, 20] });
  return L.marker([latitude, longitude], { icon, keyboard: false, interactive: false });
}

function samePoint(one: Place, other: Place): boolean {
  return one.latitude === other.latitude && one.longitude === other.longitude;
}

/** Hides the names that would overlap another place or name; screen readers still read them. */
function showNames(edge: number, buttons: readonly HTMLButtonElement[]): void {
  for (const button of buttons) {
    button.classList.remove('carte__place--short', 'carte__place--before');
    button.classList.toggle('carte__place--before', box(button, '.carte__name').right > edge);
  }
  const taken: DOMRect[] = [];
  for (const button of buttons) taken.push(box(button, '.carte__number'));
  buttons.forEach((button, index) => {
    const name = box(button, '.carte__name');
    if (taken.some((other, at) => at !== index && overlap(name, other))) button.classList.add('carte__place--short');
    else taken.push(name);
  });
}

function box(button: HTMLElement, part: string): DOMRect {
  return (button.querySelector(part) ?? button).getBoundingClientRect();
}

function overlap(one: DOMRect, other: DOMRect): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

function lay(map: L.Map, { tiles, attribution }: Ground, onPlain: () => void): void {
  if (tiles === null) {
    onPlain();
    return;
  }
  const made = document.createElement('span');
  made.textContent = attribution;
  L.control.attribution({ prefix: false }).addAttribution(made.innerHTML).addTo(map);
  // Tile servers require a referrer: they get the origin only, since the page's address contains the booklet's link.
  L.tileLayer(tiles, { maxZoom: 19, referrerPolicy: 'strict-origin' }).on('tileerror', onPlain).addTo(map);
}
