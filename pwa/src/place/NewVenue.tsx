import './place.css';
import { useState } from 'preact/hooks';
import { addVenue, type Correction } from '../api/venues';
import { SERVICES } from '../api/wire/shapes';
import { Screen } from '../desk/Screen';
import { serviceName } from '../desk/services';
import { useAct } from '../desk/useAct';
import { closeScreen } from '../nav/route';
import { Notice } from '../ui/Notice';
import { SelectField } from '../ui/SelectField';
import { Ticks } from '../ui/Ticks';
import { t } from './t';
import { WhereForm } from './WhereForm';

const NOTHING = { name: '', address: '', address_extra: '', postcode: '', commune: '' };

interface NewVenueProps {
  organisations: readonly { id: number; name: string }[];
  onAdded: (venueId: number) => void;
}

/** The screen that adds a venue to an organisation; the rest of its facts is corrected afterwards. */
export function NewVenue({ organisations, onAdded }: NewVenueProps) {
  const [owner, setOwner] = useState(organisations[0]?.id ?? 0);
  const [services, setServices] = useState<string[]>([]);
  const [none, setNone] = useState(false);
  const act = useAct<{ id: number }, [Correction]>(
    (where) => addVenue(owner, { ...where, services }),
    ({ id }) => onAdded(id),
  );
  const asked = {
    ...act,
    run: async (where: Correction) => {
      setNone(services.length === 0);
      if (services.length > 0) await act.run(where);
    },
  };
  return (
    <Screen title={t('new.title')}>
      <Notice>{t('new.intro')}</Notice>
      {organisations.length > 1 && (
        <SelectField
          label={t('new.organisation')}
          name="organisation"
          value={String(owner)}
          options={organisations.map(({ id, name }) => ({ value: String(id), label: name }))}
          onChange={(id) => setOwner(Number(id))}
        />
      )}
      <Ticks
        legend={t('offer.services')}
        choices={SERVICES.map((key) => ({ value: key, label: serviceName(key) }))}
        values={services}
        onChange={setServices}
        error={none ? t('offer.services_missing') : null}
      />
      <WhereForm fresh venue={NOTHING} act={asked} onLeave={closeScreen} />
    </Screen>
  );
}
