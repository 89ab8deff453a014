import './place.css';
import { DoorClosed, House, Pencil, Sparkles } from 'lucide';
import { useState } from 'preact/hooks';
import { type Correction, correctVenue, getVenue, type VenueFacts } from '../api/venues';
import { Acts, useReadsOnly } from '../desk/Acts';
import { Facts } from '../desk/Facts';
import { Loaded } from '../desk/Loaded';
import { serviceName } from '../desk/services';
import { useAct } from '../desk/useAct';
import { useAnswer } from '../desk/useAnswer';
import { day } from '../i18n';
import { inAddress, oneOf, toAddress } from '../lib/address';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import { ClosingForm } from './ClosingForm';
import { CorrectionForm } from './CorrectionForm';
import { withFrenchDays } from './hours';
import { OfferForm } from './OfferForm';
import { t } from './t';
import { WhereForm } from './WhereForm';

const FORMS = ['corriger', 'adresse', 'accueil', 'fermer'] as const;
const EDITS = [
  ['corriger', Pencil, 'card.correct'],
  ['adresse', House, 'card.where'],
  ['accueil', Sparkles, 'card.offer'],
] as const;

/** A venue's public facts and the forms that correct them; the address keeps which form is open (`FORMS`). */
export function VenueCard({ venueId }: { venueId: number }) {
  const asked = useAnswer(() => getVenue(venueId), String(venueId));
  const [saved, setSaved] = useState(false);
  const form = useReadsOnly() ? '' : oneOf(FORMS, inAddress('fiche'));

  function leave(done: boolean): void {
    setSaved(done);
    toAddress({ fiche: '' });
    if (done) asked.again();
  }

  return (
    <section class="section">
      <h2>{t('card.title')}</h2>
      <Loaded asked={asked} label={t('card.loading')}>
        {(venue) => (
          <>
            {form === 'corriger' && <CorrectionForm venue={venue} onLeave={leave} />}
            {form === 'adresse' && <OtherForm venue={venue} form={WhereForm} onLeave={leave} />}
            {form === 'accueil' && <OtherForm venue={venue} form={OfferForm} onLeave={leave} />}
            {form === 'fermer' && <ClosingForm venue={venue} onLeave={leave} />}
            {(form === '' || form === 'fermer') && <Card venue={venue} saved={saved} />}
          </>
        )}
      </Loaded>
    </section>
  );
}

interface OtherFormProps {
  venue: VenueFacts;
  form: typeof WhereForm | typeof OfferForm;
  onLeave: (saved: boolean) => void;
}

function OtherForm({ venue, form: Form, onLeave }: OtherFormProps) {
  const act = useAct<unknown, [Correction]>(
    (changes) => correctVenue(venue.id, changes),
    () => onLeave(true),
  );
  return <Form venue={venue} act={act} onLeave={() => onLeave(false)} />;
}

function Card({ venue, saved }: { venue: VenueFacts; saved: boolean }) {
  const closed = venue.closed_from;
  return (
    <>
      {closed !== null && <Notice kind="warning">{t('card.closed', { day: day(closed) })}</Notice>}
      <p class="quiet">{t('card.intro')}</p>
      <Facts facts={facts(venue)} />
      {venue.corrected.length > 0 && <p class="quiet small">{t('card.corrected')}</p>}
      <p role="status">{saved && t('card.saved')}</p>
      <Acts>
        <div class="card-edits">
          {EDITS.map(([form, icon, label]) => (
            <Button key={form} icon={icon} onPress={() => toAddress({ fiche: form })}>
              {t(label)}
            </Button>
          ))}
          <Button kind="quiet" icon={DoorClosed} onPress={() => toAddress({ fiche: 'fermer' })}>
            {t(closed === null ? 'card.close' : 'card.reopen')}
          </Button>
        </div>
      </Acts>
    </>
  );
}

function facts(venue: VenueFacts): [string, string][] {
  const where = [venue.address, venue.address_extra, `${venue.postcode} ${venue.commune}`];
  return [
    [t('card.address'), where.filter((line) => line !== '').join(', ')],
    [t('card.position'), t(venue.latitude === null ? 'card.unknown' : venue.position_assumed ? 'card.position_assumed' : 'card.position_known')],
    [t('card.phone'), venue.phone_said || t('card.unknown')],
    [t('card.email'), venue.email.split('|').join(', ') || t('card.unknown')],
    [t('card.hours'), hours(venue)],
    [t('card.kind'), t(venue.itinerant ? 'card.itinerant' : 'card.fixed')],
    [t('offer.services'), venue.services.map((key) => serviceName(key)).join(', ') || t('card.unknown')],
    [t('offer.charges'), [...venue.charges, venue.price_text].filter((text) => text !== '').join(' · ') || t('card.unknown')],
    [t('offer.languages'), venue.languages.join(', ') || t('card.unknown')],
  ];
}

function hours({ opening_hours: text, opening_words: words, hours_question: question }: VenueFacts): string {
  if (text === '') return t('card.unknown');
  if (question !== '') return t('card.hours_doubtful', { text: withFrenchDays(text), question });
  return words.length > 0 ? words.join(' ; ') : t('card.special', { text: withFrenchDays(text) });
}
