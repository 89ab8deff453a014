import type { Place } from '../../api/wallet/booklet';
import { t } from '../t';
import { week } from '../words';
import { SERVICES } from './services';

/** A place's opening hours of the coming days and its services, collapsed. */
export function PlaceDetails({ place, now }: { place: Place; now: number }) {
  const lines = week(place.open, now, place.zone);
  const services = SERVICES.filter((service) => place.services.includes(service));
  if (lines.length + services.length === 0) return null;
  return (
    <details class="place__more">
      <summary>{t(lines.length === 0 ? 'places.services' : 'places.details')}</summary>
      <Lines texts={lines} />
      <Lines texts={services.map((service) => t(`service.${service}`))} />
    </details>
  );
}

function Lines({ texts }: { texts: readonly string[] }) {
  if (texts.length === 0) return null;
  return (
    <ul role="list">
      {texts.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}
