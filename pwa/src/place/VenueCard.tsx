import './place.css';
import { Pencil } from 'lucide';
import { useState } from 'preact/hooks';
import { getVenue, type VenueFacts } from '../api/venues';
import { Facts } from '../desk/Facts';
import { Loaded } from '../desk/Loaded';
import { useAnswer } from '../desk/useAnswer';
import { inAddress, toAddress } from '../lib/address';
import { Button } from '../ui/Button';
import { CorrectionForm } from './CorrectionForm';
import { withFrenchDays } from './hours';
import { t } from './t';

const EDITING = 'corriger';

/** A venue's public facts and the form that corrects them; the address keeps whether the form is open. */
export function VenueCard({ venueId }: { venueId: number }) {
  const asked = useAnswer(() => getVenue(venueId), String(venueId));
  const [saved, setSaved] = useState(false);
  const editing = inAddress('fiche') === EDITING;

  function leave(done: boolean): void {
    setSaved(done);
    toAddress({ fiche: '' });
    if (done) asked.again();
  }

  return (
    <section class="section">
      <h2>{t('card.title')}</h2>
      <Loaded asked={asked} label={t('card.loading')}>
        {(venue) =>
          editing ? (
            <CorrectionForm venue={venue} onLeave={leave} />
          ) : (
            <>
              <p class="quiet">{t('card.intro')}</p>
              <Facts facts={facts(venue)} />
              {venue.corrected.length > 0 && <p class="quiet small">{t('card.corrected')}</p>}
              <p role="status">{saved && t('card.saved')}</p>
              <Button icon={Pencil} onPress={() => toAddress({ fiche: EDITING })}>
                {t('card.correct')}
              </Button>
            </>
          )
        }
      </Loaded>
    </section>
  );
}

function facts(venue: VenueFacts): [string, string][] {
  return [
    [t('card.address'), `${venue.address}, ${venue.postcode} ${venue.commune}`],
    [t('card.phone'), venue.phone_said || t('card.unknown')],
    [t('card.email'), venue.email.split('|').join(', ') || t('card.unknown')],
    [t('card.hours'), hours(venue)],
    [t('card.kind'), t(venue.itinerant ? 'card.itinerant' : 'card.fixed')],
  ];
}

function hours({ opening_hours: text, opening_words: words, hours_question: question }: VenueFacts): string {
  if (text === '') return t('card.unknown');
  if (question !== '') return t('card.hours_doubtful', { text: withFrenchDays(text), question });
  return words.length > 0 ? words.join(' ; ') : t('card.special', { text: withFrenchDays(text) });
}
