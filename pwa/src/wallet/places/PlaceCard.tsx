import { Bus, Calendar, Phone, Route } from 'lucide';
import type { Place } from '../../api/wallet/booklet';
import { Icon } from '../../ui/Icon';
import { t } from '../t';
import { about, distance, numbers, opening } from '../words';
import { directions } from './directions';
import { PlaceDetails } from './PlaceDetails';
import { ReportChange } from './ReportChange';

interface PlaceCardProps {
  place: Place;
  /** Whether the distance is from the person's position rather than from the middle of a postcode. */
  fromHere: boolean;
  now: number;
}

/** A place: its name, its distance, whether it is open now, and buttons to call it, to make an appointment and to find it. */
export function PlaceCard({ place, fromHere, now }: PlaceCardProps) {
  const { name, distance_km: km } = place;
  const phones = numbers(place.phone, place.phones);
  const text = place.phone_text ?? (phones.length === 0 ? place.phone : '');
  const far = km === null ? null : fromHere ? t('places.distance', { distance: distance(km) }) : about(km);
  const hours = place.open === null ? t('places.hours_unknown') : opening(place.open, now, place.zone);
  const way = directions(place);
  return (
    <li class="place">
      <h3>
        <bdi>{name}</bdi>
      </h3>
      <p>
        <bdi>{place.address}</bdi>
        <br />
        <bdi>{`${place.postcode} ${place.commune}`}</bdi>
      </p>
      <p class="place__near">{[far, hours].filter((said) => said !== null).join(' · ')}</p>
      {place.itinerant && (
        <p class="place__roams">
          <Icon icon={Bus} />
          <span>{t('places.itinerant')}</span>
        </p>
      )}
      {phones.map(({ dialled, said }) => (
        <a key={dialled} class="button" href={`tel:${dialled}`} aria-label={t('wallet.call_label', { name, phone: said })}>
          <Icon icon={Phone} />
          <span class="button__text">{t('wallet.call', { phone: said })}</span>
        </a>
      ))}
      {text && (
        <p>
          <bdi>{text}</bdi>
        </p>
      )}
      {place.booking && (
        <a class="button" href={place.booking} rel="noreferrer" aria-label={t('places.booking_label', { name })}>
          <Icon icon={Calendar} />
          <span class="button__text">{t('places.booking')}</span>
        </a>
      )}
      {way !== null && (
        <a class="button" href={way} rel="noreferrer" aria-label={t('places.directions_label', { name })}>
          <Icon icon={Route} />
          <span class="button__text">{t('places.directions')}</span>
        </a>
      )}
      <PlaceDetails place={place} now={now} />
      <ReportChange placeId={place.id} />
    </li>
  );
}
