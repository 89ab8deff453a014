import { Smartphone } from 'lucide';
import { useState } from 'preact/hooks';
import type { InferOutput } from 'valibot';
import { listDevices } from '../api/accounts';
import type { devices } from '../api/wire/people';
import { Loaded } from '../desk/Loaded';
import { useAnswer } from '../desk/useAnswer';
import { dayOf } from '../i18n';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { List } from '../ui/List';
import { RevokeDialog } from './RevokeDialog';
import { t } from './t';

export type Phone = InferOutput<typeof devices>['devices'][number];

/** The phones enrolled for a venue, with a button to revoke a lost one. */
export function Phones({ venueId }: { venueId: number }) {
  const asked = useAnswer(listDevices, 'devices');
  const [leaving, setLeaving] = useState<Phone | null>(null);
  return (
    <section class="section">
      <h2>{t('phones.title')}</h2>
      <Loaded asked={asked} label={t('phones.loading')}>
        {({ devices: all }) => {
          const phones = all.filter((phone) => phone.venue.id === venueId);
          if (phones.length === 0) return <p class="quiet">{t('phones.none')}</p>;
          return (
            <List label={t('phones.title')} items={phones} itemKey={(phone) => String(phone.id)}>
              {(phone) => <PhoneLine phone={phone} onRevoke={() => setLeaving(phone)} />}
            </List>
          );
        }}
      </Loaded>
      {leaving && <RevokeDialog phone={leaving} onClose={() => setLeaving(null)} onRevoked={asked.again} />}
    </section>
  );
}

function PhoneLine({ phone, onRevoke }: { phone: Phone; onRevoke: () => void }) {
  return (
    <>
      <Icon icon={Smartphone} />
      <div class="phone__what">
        <p>{phone.label}</p>
        <p class="quiet small">
          {phone.revoked_at === null
            ? t('phones.since', { person: phone.person, day: dayOf(phone.enrolled_at) })
            : t('phones.revoked', { day: dayOf(phone.revoked_at) })}
        </p>
      </div>
      {phone.revoked_at === null && (
        <Button kind="danger" label={t('phones.revoke_label', { label: phone.label })} onPress={onRevoke}>
          {t('phones.revoke')}
        </Button>
      )}
    </>
  );
}
