import { useState } from 'preact/hooks';
import { addVenue, type OwnApplication, type TypedVenue } from '../api/admission/applications';
import { useAct } from '../desk/useAct';
import { failureText } from '../i18n/failures';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import { Notice } from '../ui/Notice';
import { t } from './t';

interface NewVenueProps {
  token: string;
  onAdded: (application: OwnApplication) => void;
  onLeave: () => void;
}

const NONE: TypedVenue = { name: '', address: '', postcode: '', commune: '', phone: '' };

/** The form of a venue that is not known yet. */
export function NewVenue({ token, onAdded, onLeave }: NewVenueProps) {
  const [venue, setVenue] = useState(NONE);
  const [tried, setTried] = useState(false);
  const add = useAct(() => addVenue(token, venue), onAdded);
  const write = (changed: Partial<TypedVenue>): void => setVenue({ ...venue, ...changed });
  const error = (name: 'name' | 'address' | 'postcode' | 'commune'): string | null =>
    tried && venue[name].trim() === '' ? t('venues.empty_field') : null;

  function submit(event: Event): void {
    event.preventDefault();
    setTried(true);
    if ([venue.name, venue.address, venue.postcode, venue.commune].every((text) => text.trim() !== '')) void add.run();
  }

  return (
    <form class="apply__form" noValidate aria-label={t('venues.new')} onSubmit={submit}>
      <Field label={t('venues.name')} name="venue-name" value={venue.name} onInput={(name) => write({ name })} error={error('name')} input={{ maxLength: 200 }} />
      <Field label={t('who.address')} name="venue-address" value={venue.address} onInput={(address) => write({ address })} error={error('address')} input={{ maxLength: 200 }} />
      <div class="apply__pair">
        <Field
          label={t('who.postcode')}
          name="venue-postcode"
          value={venue.postcode}
          onInput={(postcode) => write({ postcode: postcode.replace(/\D/g, '') })}
          error={error('postcode')}
          input={{ inputMode: 'numeric', maxLength: 5 }}
        />
        <Field label={t('who.commune')} name="venue-commune" value={venue.commune} onInput={(commune) => write({ commune })} error={error('commune')} input={{ maxLength: 200 }} />
      </div>
      <Field label={t('contact.phone')} name="venue-phone" value={venue.phone} onInput={(phone) => write({ phone })} input={{ inputMode: 'tel', maxLength: 80 }} />
      {add.failure && <Notice kind="error">{failureText(add.failure)}</Notice>}
      <div class="stack">
        <Button submit busy={add.busy}>
          {t('venues.add')}
        </Button>
        <Button kind="quiet" onPress={onLeave}>
          {t('venues.leave')}
        </Button>
      </div>
    </form>
  );
}
