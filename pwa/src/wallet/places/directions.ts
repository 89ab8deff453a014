import type { Place } from '../../api/wallet/booklet';

const ANDROID = 'Android';

/** A link to the way to a place: on Android in the phone's map application, else on OpenStreetMap; null without coordinates. */
export function directions({ latitude, longitude, name }: Place, browser = navigator.userAgent): string | null {
  if (latitude === null || longitude === null) return null;
  const there = `${latitude},${longitude}`;
  // iOS does not open geo: addresses.
  if (browser.includes(ANDROID)) return `geo:${there}?q=${there}(${encodeURIComponent(name)})`;
  return `https://www.openstreetmap.org/directions?to=${encodeURIComponent(there)}`;
}
