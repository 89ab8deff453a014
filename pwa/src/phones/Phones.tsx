import './phones.css';
import { FileUp, Plus } from 'lucide';
import { useState } from 'preact/hooks';
import { findPhones, type Phone, PHONE_STATES, phonesFile } from '../api/phones/calls';
import type { Answer } from '../api/wire/http';
import { Acts } from '../desk/Acts';
import { dayFilters, stateFilter, textFilter } from '../listing/common';
import type { Filter } from '../listing/filters';
import { Listing, type PageOf } from '../listing/Listing';
import { counted } from '../listing/pages';
import { Button } from '../ui/Button';
import { InviteDialog } from './InviteDialog';
import { PhoneLine } from './PhoneLine';
import { ReadInDialog } from './ReadInDialog';
import { RenameDialog } from './RenameDialog';
import { RevokeDialog } from './RevokeDialog';
import { PHONES_ID } from './screens';
import { ShareDialog } from './ShareDialog';
import { t } from './t';

/** So many phones are seen at a glance. */
const FEW = 5;

type Doing = { act: 'invite' } | { act: 'read_in' } | { act: 'rename' | 'share' | 'revoke'; phone: Phone };

/** The phones of a venue, those in use first: what waits on them, what never arrived, and all that can be done with them. */
export function Phones({ venueId }: { venueId: number }) {
  const [doing, setDoing] = useState<Doing | null>(null);
  const [shown, setShown] = useState<readonly Phone[]>([]);
  const [turn, setTurn] = useState(0);
  const stop = () => setDoing(null);

  async function ask(question: string, after: string): Promise<Answer<PageOf<Phone>>> {
    const answer = await findPhones(venueId, question, after);
    if (answer.ok) setShown(answer.value.devices);
    return counted(answer, ({ devices }) => devices, (n) => t('total', { n }));
  }

  return (
    <section id={PHONES_ID} class="section phones" tabIndex={-1}>
      <h2>{t('title')}</h2>
      <Listing
        key={turn}
        label={t('title')}
        loading={t('loading')}
        filters={filters()}
        few={FEW}
        ask={ask}
        file={(question) => phonesFile(venueId, question)}
        lineKey={(phone) => String(phone.id)}
        none={<p class="quiet">{t('none')}</p>}
      >
        {(phone) => <Line phone={phone} onDo={setDoing} />}
      </Listing>
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
      {doing?.act === 'invite' && <InviteDialog venueId={venueId} onClose={stop} onUsed={() => setTurn(turn + 1)} />}
      {doing?.act === 'read_in' && <ReadInDialog onClose={stop} />}
      {doing?.act === 'rename' && <RenameDialog phone={doing.phone} onClose={stop} />}
      {doing?.act === 'share' && <ShareDialog phone={doing.phone} onClose={stop} />}
      {doing?.act === 'revoke' && <RevokeDialog phones={shown.filter(inUse)} first={doing.phone} onClose={stop} />}
    </section>
  );
}

const filters = (): Filter[] => [
  textFilter(t('find_hint')),
  stateFilter(PHONE_STATES, (state) => t(state === 'revoked' ? 'state_revoked' : 'state_in_use')),
  ...dayFilters(),
];

const inUse = ({ revoked_at }: Phone): boolean => revoked_at === null;

function Line({ phone, onDo }: { phone: Phone; onDo: (doing: Doing) => void }) {
  if (!inUse(phone)) return <PhoneLine phone={phone} />;
  return (
    <PhoneLine
      phone={phone}
      onRename={() => onDo({ act: 'rename', phone })}
      onShare={() => onDo({ act: 'share', phone })}
      onRevoke={() => onDo({ act: 'revoke', phone })}
    />
  );
}
