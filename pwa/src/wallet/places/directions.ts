import type { Place } from '../../api/wallet/booklet';

const ANDROID = 'Android';

/** Where the way to a place is shown: the phone's own map application, else a page of OpenStreetMap; null without position. */
export function directions({ latitude, longitude, name }: Place, browser = navigator.userAgent): string | null {
  if (latitude === null || longitude === null) return null;
  const there = `${latitude},${longitude}`;
  // iOS opens no geo: address.
  if (browser.includes(ANDROID)) return `geo:${there}?q=${there}(${encodeURIComponent(name)})`;
  return `https://www.openstreetmap.org/directions?to=${encodeURIComponent(there)}`;
}
