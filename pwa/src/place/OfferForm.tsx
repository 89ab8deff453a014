import { useState } from 'preact/hooks';
import { ACCESS_MODES, CHARGES, type Correction, type VenueFacts } from '../api/venues';
import { SERVICES } from '../api/wire/shapes';
import { serviceName } from '../desk/services';
import type { Act } from '../desk/useAct';
import { useFocusWhen } from '../desk/useFocus';
import { failureText } from '../i18n/failures';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import { Notice } from '../ui/Notice';
import { Ticks } from '../ui/Ticks';
import { t } from './t';

interface OfferFormProps {
  venue: VenueFacts;
  act: Act<[Correction]>;
  onLeave: () => void;
}

const same = (text: string) => ({ value: text, label: text });

/** The form of what a venue does, for whom and at what price. */
export function OfferForm({ venue, act, onLeave }: OfferFormProps) {
  const [services, setServices] = useState(venue.services);
  const [modes, setModes] = useState(venue.access_modes);
  const [charges, setCharges] = useState(venue.charges);
  const [price, setPrice] = useState(venue.price_text);
  const [booking, setBooking] = useState(venue.booking_link);
  const [website, setWebsite] = useState(venue.website);
  const [languages, setLanguages] = useState(venue.languages.join(', '));
  const [none, setNone] = useState(false);
  const form = useFocusWhen<HTMLFormElement>(true);

  function submit(event: Event): void {
    event.preventDefault();
    setNone(services.length === 0);
    const spoken = languages.split(',').map((one) => one.trim()).filter((one) => one !== '');
    const typed = { services, access_modes: modes, charges, price_text: price.trim(), booking_link: booking.trim(), website: website.trim(), languages: spoken };
    if (services.length > 0) void act.run(changed(venue, typed));
  }

  return (
    <form ref={form} tabIndex={-1} class="correction" noValidate aria-label={t('offer.title')} onSubmit={submit}>
      <Ticks
        legend={t('offer.services')}
        choices={SERVICES.map((key) => ({ value: key, label: serviceName(key) }))}
        values={services}
        onChange={setServices}
        error={none ? t('offer.services_missing') : null}
      />
      <Ticks legend={t('offer.access')} choices={ACCESS_MODES.map(same)} values={modes} onChange={setModes} />
      <Ticks legend={t('offer.charges')} choices={CHARGES.map(same)} values={charges} onChange={setCharges} />
      <Field label={t('offer.price')} name="price_text" value={price} hint={t('offer.price_hint')} onInput={setPrice} />
      <Field label={t('offer.languages')} name="languages" value={languages} hint={t('offer.languages_hint')} onInput={setLanguages} />
      <Field label={t('offer.booking')} name="booking_link" value={booking} hint={t('offer.link_hint')} input={{ inputMode: 'url' }} onInput={setBooking} />
      <Field label={t('offer.website')} name="website" value={website} hint={t('offer.link_hint')} input={{ inputMode: 'url' }} onInput={setWebsite} />
      {act.failure && <Notice kind="error">{failureText(act.failure)}</Notice>}
      <div class="stack">
        <Button kind="main" submit busy={act.busy}>
          {t(act.busy ? 'correct.busy' : 'correct.save')}
        </Button>
        <Button onPress={onLeave}>{t('correct.leave')}</Button>
      </div>
    </form>
  );
}

function changed(venue: VenueFacts, typed: Required<Pick<Correction, 'services' | 'access_modes' | 'charges' | 'price_text' | 'booking_link' | 'website' | 'languages'>>): Correction {
  const names = Object.keys(typed) as (keyof typeof typed)[];
  return Object.fromEntries(names.filter((name) => String(typed[name]) !== String(venue[name])).map((name) => [name, typed[name]]));
}
