import './venue.css';
import { MapPinOff } from 'lucide';
import type { ComponentChildren } from 'preact';
import { type Balance, listBalances } from '../api/settlements';
import type { Me } from '../api/wire/people';
import { Loaded } from '../desk/Loaded';
import { useAnswer } from '../desk/useAnswer';
import { hasWhole } from '../desk/sections';
import { inAddress, toAddress } from '../lib/address';
import { AddVenue } from '../place/OnPlaces';
import { EmptyState } from '../ui/EmptyState';
import { SelectField } from '../ui/SelectField';
import { t } from './t';

/** Whether someone manages all of an organisation; else nothing of it is theirs to read but the figures of their venues. */
export const managesAll = (me: Me): boolean => hasWhole(me, 'manager');

interface OfVenueProps {
  me: Me;
  children: (balance: Balance, again: () => void) => ComponentChildren;
}

/** A section of one venue: the one that the address names, or the first; the choice where there are several. */
export function OfVenue({ me, children }: OfVenueProps) {
  const asked = useAnswer(listBalances, String(me.id));
  return (
    <Loaded asked={asked} label={t('statement.loading')} lines={6}>
      {({ balances }) => {
        const chosen = balances.find((balance) => String(balance.venue_id) === inAddress('venue')) ?? balances[0];
        if (!chosen) {
          return (
            <>
              <EmptyState icon={MapPinOff} title={t('venue.none_title')}>
                {t('venue.none')}
              </EmptyState>
              {managesAll(me) && <AddVenue />}
            </>
          );
        }
        return (
          <>
            {balances.length > 1 ? (
              <div class="venue-choice">
                <SelectField
                  label={t('venue.choose')}
                  name="venue"
                  value={String(chosen.venue_id)}
                  options={balances.map(({ venue_id, name }) => ({ value: String(venue_id), label: name }))}
                  onChange={(venue) => toAddress({ venue, page: '', fiche: '' })}
                />
              </div>
            ) : (
              <p class="venue-name">{chosen.name}</p>
            )}
            {children(chosen, asked.again)}
          </>
        );
      }}
    </Loaded>
  );
}
