import './prescriber.css';
import { MapPin } from 'lucide';
import { OwnQualification } from '../admission/OwnQualification';
import { BOOKLET_STATES, listBooklets } from '../api/vouchers';
import type { Me } from '../api/wire/people';
import { useAnswer } from '../desk/useAnswer';
import { useWaiting } from '../giving/context';
import { GiveHere } from '../giving/GiveHere';
import { Giving } from '../giving/Giving';
import { inAddress, oneOf, pageInAddress } from '../lib/address';
import { closeScreen, route } from '../nav/route';
import { OnPeople } from '../people/OnPeople';
import { PeopleCorner } from '../people/PeopleCorner';
import { OnStock } from '../stock/OnStock';
import { StockCorner } from '../stock/StockCorner';
import { ToDo } from '../todo/ToDo';
import { Icon } from '../ui/Icon';
import { BookletDialog } from './BookletDialog';
import { Stock } from './Stock';
import { t } from './t';

/** Whether a text has the shape of a booklet's number. */
const isNumber = (text: string): boolean => /^\d+-\d+$/.test(text);

/** The prescriber's desk: hand-overs, which work offline, then the stock. */
export default function PrescriberDesk({ me }: { me: Me }) {
  return (
    <Giving me={me}>
      <OnPeople me={me}>
        <OnStock side="prescriber" me={me}>
          <FirstScreen />
        </OnStock>
      </OnPeople>
    </Giving>
  );
}

function FirstScreen() {
  const wanted = { state: oneOf(BOOKLET_STATES, inAddress('state')) || 'in_stock', number: '', page: pageInAddress() };
  const asked = useAnswer(() => listBooklets(wanted), JSON.stringify([wanted, useWaiting()]));
  const number = isNumber(route.value.screen) ? route.value.screen : '';
  return (
    <>
      <OwnQualification />
      <div class="columns columns--late">
        <div class="beside">
          <ToDo desk="prescriber" />
          <GiveHere />
          <a class="button" href="/lieux">
            <Icon icon={MapPin} />
            <span class="button__text">{t('places.find')}</span>
          </a>
          <StockCorner side="prescriber" />
          <PeopleCorner />
        </div>
        <Stock asked={asked} state={wanted.state} />
      </div>
      {number !== '' && <BookletDialog key={number} number={number} onClose={closeScreen} />}
    </>
  );
}
