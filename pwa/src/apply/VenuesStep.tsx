import { Trash2 } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { type Part, removeVenue, saveApplication } from '../api/admission/applications';
import { SERVICES, type ServiceKey } from '../api/wire/shapes';
import { serviceName } from '../desk/services';
import { useAct } from '../desk/useAct';
import { failureText } from '../i18n/failures';
import { Button } from '../ui/Button';
import { List } from '../ui/List';
import { Notice } from '../ui/Notice';
import { Ticks } from '../ui/Ticks';
import { FindVenue } from './FindVenue';
import type { StepProps } from './Form';
import { StepPage } from './StepPage';
import { t } from './t';

/** Where the organisation welcomes people, and what it offers; nothing for one that only prescribes or sponsors. */
export function VenuesStep({ token, application, onChanged, onNext, note, ...page }: StepProps & { note: ComponentChildren }) {
  const [services, setServices] = useState<ServiceKey[]>(application.services);
  const save = useAct(
    () => saveApplication(token, { services }),
    (saved) => {
      onChanged(saved);
      onNext();
    },
  );
  const remove = useAct((part: Part) => removeVenue(token, part.id), onChanged);
  return (
    <StepPage {...page} title={t('step.venues')} note={note} onSave={() => void save.run()} busy={save.busy} failure={save.failure}>
      {application.runs_venues ? (
        <>
          <section class="section">
            <h2>{t('venues.title')}</h2>
            {application.venues.length === 0 ? (
              <p class="quiet">{t('venues.none')}</p>
            ) : (
              <List label={t('venues.title')} items={application.venues} itemKey={({ id }) => String(id)}>
                {(part) => <VenueLine part={part} onRemove={() => void remove.run(part)} />}
              </List>
            )}
            {remove.failure && <Notice kind="error">{failureText(remove.failure)}</Notice>}
            <FindVenue token={token} claimed={application.venues} onAdded={onChanged} />
          </section>
          <Ticks
            legend={t('services.title')}
            hint={t('services.hint')}
            choices={SERVICES.map((value) => ({ value, label: serviceName(value) }))}
            values={services}
            onChange={setServices}
          />
        </>
      ) : (
        <p>{t('venues.not_asked')}</p>
      )}
    </StepPage>
  );
}

function VenueLine({ part, onRemove }: { part: Part; onRemove: () => void }) {
  const { name, address, postcode, commune } = part.venue ?? part;
  return (
    <div class="apply__part">
      <div class="apply__what">
        <strong>{name}</strong>
        <p class="quiet small">{[address, `${postcode} ${commune}`].filter(Boolean).join(', ')}</p>
        {part.venue && <p class="quiet small">{t('venues.claimed')}</p>}
      </div>
      <Button kind="quiet" icon={Trash2} label={t('venues.remove', { name })} onPress={onRemove} />
    </div>
  );
}
