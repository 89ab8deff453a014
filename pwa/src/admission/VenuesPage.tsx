import { MapPin } from 'lucide';
import { findVenues, type FoundVenue, VENUE_STATES, venuesFile } from '../api/admission/venues';
import type { Answer } from '../api/wire/http';
import { SERVICES } from '../api/wire/shapes';
import { Opener } from '../desk/Opener';
import { Screen } from '../desk/Screen';
import { serviceText } from '../i18n/services';
import { toAddress } from '../lib/address';
import { stateFilter, textFilter } from '../listing/common';
import type { Filter } from '../listing/filters';
import { Listing, type PageOf } from '../listing/Listing';
import { counted } from '../listing/pages';
import { EmptyState } from '../ui/EmptyState';
import { OF_VENUE } from './screens';
import { t } from './t';
import { placeText } from './words';

/** Every venue, the newest first, searched and narrowed; each opens its month. */
export function VenuesPage() {
  return (
    <Screen title={t('venues.title')}>
      <Listing
        label={t('venues.title')}
        loading={t('venues.loading')}
        filters={filters()}
        ask={ask}
        file={venuesFile}
        lineKey={({ id }) => String(id)}
        none={
          <EmptyState icon={MapPin} title={t('venues.none_title')}>
            {t('venues.none')}
          </EmptyState>
        }
      >
        {(venue) => (
          <Opener
            icon={MapPin}
            title={venue.name}
            details={[`${placeText(venue)} · ${t(`venues.${venue.state}`)}`, venue.organisation]}
            screen={OF_VENUE}
            onOpened={() => toAddress({ venue: String(venue.id) }, `#${OF_VENUE}`)}
          />
        )}
      </Listing>
    </Screen>
  );
}

const filters = (): Filter[] => [
  textFilter(t('venues.text_hint')),
  { kind: 'digits', name: 'cp', asks: 'postcode', label: t('venues.postcode'), maxLength: 5 },
  stateFilter(VENUE_STATES, (state) => t(state === 'closed' ? 'venues.closed' : 'venues.open')),
  {
    kind: 'choice',
    name: 'service',
    asks: 'service',
    label: t('venues.service'),
    all: t('venues.any_service'),
    options: SERVICES.map((value) => ({ value, label: serviceText(`service.${value}`) })),
  },
];

const ask = async (question: string, after: string): Promise<Answer<PageOf<FoundVenue>>> =>
  counted(await findVenues(question, after), ({ venues }) => venues, (n) => t('venues.total', { n }));
