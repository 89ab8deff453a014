import { Plus, Search } from 'lucide';
import { useState } from 'preact/hooks';
import { addVenue, findKnownVenues, type KnownVenue, type OwnApplication, type Part } from '../api/admission/applications';
import { Reveal } from '../desk/Reveal';
import { useAct } from '../desk/useAct';
import { failureText } from '../i18n/failures';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import { List } from '../ui/List';
import { Notice } from '../ui/Notice';
import { NewVenue } from './NewVenue';
import { t } from './t';

interface FindVenueProps {
  token: string;
  claimed: readonly Part[];
  onAdded: (application: OwnApplication) => void;
}

/** Searches the known venues for one to claim; one that is not there is typed. */
export function FindVenue({ token, claimed, onAdded }: FindVenueProps) {
  const [text, setText] = useState('');
  const [found, setFound] = useState<KnownVenue[] | null>(null);
  const find = useAct(
    () => findKnownVenues(token, text.trim()),
    ({ venues }) => setFound(venues),
  );
  const claim = useAct((venue: KnownVenue) => addVenue(token, { venue_id: venue.id }), (changed) => {
    setFound(null);
    setText('');
    onAdded(changed);
  });
  const ours = claimed.map((part) => part.venue?.id);
  const failure = find.failure ?? claim.failure;
  return (
    <>
      <form
        class="section"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim() !== '') void find.run();
        }}
      >
        <Field label={t('venues.search')} hint={t('venues.search_hint')} name="search" type="search" value={text} onInput={setText} input={{ maxLength: 100 }} />
        <Button submit icon={Search} busy={find.busy}>
          {t('venues.find')}
        </Button>
      </form>
      {failure && <Notice kind="error">{failureText(failure)}</Notice>}
      {found && (
        <>
          <p role="status">{t('venues.found', { n: found.length })}</p>
          <List label={t('venues.search')} items={found.filter(({ id }) => !ours.includes(id))} itemKey={({ id }) => String(id)}>
            {(venue) => (
              <div class="apply__part">
                <div class="apply__what">
                  <strong>{venue.name}</strong>
                  <p class="quiet small">{[venue.address, `${venue.postcode} ${venue.commune}`].filter(Boolean).join(', ')}</p>
                </div>
                <Button busy={claim.busy} onPress={() => void claim.run(venue)}>
                  {t('venues.claim')}
                </Button>
              </div>
            )}
          </List>
        </>
      )}
      <Reveal label={t('venues.new')} kind="quiet" icon={Plus}>
        {(close) => (
          <NewVenue
            token={token}
            onLeave={close}
            onAdded={(changed) => {
              close();
              onAdded(changed);
            }}
          />
        )}
      </Reveal>
    </>
  );
}
