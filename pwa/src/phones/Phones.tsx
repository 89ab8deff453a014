import './phones.css';
import { FileUp, Plus } from 'lucide';
import { useState } from 'preact/hooks';
import { listPhones, type Phone } from '../api/phones/calls';
import { Acts } from '../desk/Acts';
import { Loaded } from '../desk/Loaded';
import { Reveal } from '../desk/Reveal';
import { useAnswer } from '../desk/useAnswer';
import { Button } from '../ui/Button';
import { List } from '../ui/List';
import { InviteDialog } from './InviteDialog';
import { PhoneLine } from './PhoneLine';
import { ReadInDialog } from './ReadInDialog';
import { RenameDialog } from './RenameDialog';
import { RevokeDialog } from './RevokeDialog';
import { PHONES_ID } from './screens';
import { ShareDialog } from './ShareDialog';
import { t } from './t';

type Doing = { act: 'invite' } | { act: 'read_in' } | { act: 'rename' | 'share' | 'revoke'; phone: Phone };

/** The phones of a venue: what waits on them, what never arrived, and all that can be done with them. */
export function Phones({ venueId }: { venueId: number }) {
  const asked = useAnswer(() => listPhones(venueId), `devices ${venueId}`);
  const [doing, setDoing] = useState<Doing | null>(null);
  const stop = () => setDoing(null);
  const inUse = (asked.value?.devices ?? []).filter((phone) => phone.revoked_at === null);
  return (
    <section id={PHONES_ID} class="section phones" tabIndex={-1}>
      <h2>{t('title')}</h2>
      <Loaded asked={asked} label={t('loading')}>
        {({ devices }) => <Both inUse={inUse} gone={devices.filter((phone) => phone.revoked_at !== null)} onDo={setDoing} />}
      </Loaded>
      <Acts>
        <div class="button-row">
          <Button icon={Plus} onPress={() => setDoing({ act: 'invite' })}>
            {t('add')}
          </Button>
          <Button kind="quiet" icon={FileUp} onPress={() => setDoing({ act: 'read_in' })}>
            {t('read_in')}
          </Button>
        </div>
      </Acts>
      {doing?.act === 'invite' && <InviteDialog venueId={venueId} onClose={stop} onUsed={asked.again} />}
      {doing?.act === 'read_in' && <ReadInDialog onClose={stop} />}
      {doing?.act === 'rename' && <RenameDialog phone={doing.phone} onClose={stop} />}
      {doing?.act === 'share' && <ShareDialog phone={doing.phone} onClose={stop} />}
      {doing?.act === 'revoke' && <RevokeDialog phones={inUse} first={doing.phone} onClose={stop} />}
    </section>
  );
}

interface BothProps {
  inUse: readonly Phone[];
  gone: readonly Phone[];
  onDo: (doing: Doing) => void;
}

function Both({ inUse, gone, onDo }: BothProps) {
  return (
    <>
      {inUse.length === 0 ? (
        <p class="quiet">{t('none')}</p>
      ) : (
        <List label={t('title')} items={inUse} itemKey={(phone) => String(phone.id)}>
          {(phone) => (
            <PhoneLine
              phone={phone}
              onRename={() => onDo({ act: 'rename', phone })}
              onShare={() => onDo({ act: 'share', phone })}
              onRevoke={() => onDo({ act: 'revoke', phone })}
            />
          )}
        </List>
      )}
      {gone.length > 0 && (
        <Reveal kind="quiet" label={t('revoked_list', { n: gone.length })}>
          {() => (
          <List label={t('revoked_list', { n: gone.length })} items={gone} itemKey={(phone) => String(phone.id)}>
            {(phone) => <PhoneLine phone={phone} />}
          </List>
          )}
        </Reveal>
      )}
    </>
  );
}
