import type { ComponentChildren } from 'preact';
import type { Me } from '../api/wire/people';
import { toAddress } from '../lib/address';
import { Chunk } from '../nav/Chunk';
import { closeScreen, openScreen, route } from '../nav/route';
import { Button } from '../ui/Button';
import { NEW_VENUE } from './screens';
import { t } from './t';

const loadNewVenue = () => import('./NewVenue');

interface OnPlacesProps {
  me: Me;
  children: ComponentChildren;
}

/** The screen that adds a venue, when the address names it, else the desk's first screen (`children`). */
export function OnPlaces({ me, children }: OnPlacesProps) {
  if (route.value.screen !== NEW_VENUE) return <>{children}</>;
  const owners = me.memberships.flatMap(({ role, organisation }) => (role === 'manager' && organisation !== null ? [organisation] : []));
  return (
    <Chunk load={loadNewVenue} onBack={closeScreen} whole>
      {({ NewVenue }) => (
        <NewVenue
          organisations={owners}
          onAdded={(id) => {
            closeScreen();
            toAddress({ venue: String(id), fiche: '' });
          }}
        />
      )}
    </Chunk>
  );
}

/** The button that opens that screen. */
export function AddVenue() {
  return <Button onPress={() => openScreen(NEW_VENUE)}>{t('new.open')}</Button>;
}
