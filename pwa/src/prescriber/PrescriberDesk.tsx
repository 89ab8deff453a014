import './prescriber.css';
import { closeScreen, route } from '../app/route';
import { BOOKLET_STATES, listBooklets } from '../api/booklets';
import { useAnswer } from '../desk/useAnswer';
import { inAddress, oneOf, pageInAddress } from '../lib/address';
import { BookletDialog } from './BookletDialog';
import { FindBooklet, isNumber } from './FindBooklet';
import { Stock } from './Stock';

/** Hands booklets over by their number; shows the stock and the code that opens the beneficiary's page. */
export default function PrescriberDesk() {
  const wanted = { state: oneOf(BOOKLET_STATES, inAddress('state')) || 'in_stock', number: '', page: pageInAddress() };
  const asked = useAnswer(() => listBooklets(wanted), JSON.stringify(wanted));
  const number = isNumber(route.value.screen) ? route.value.screen : '';
  return (
    <>
      <div class="columns columns--late">
        <FindBooklet />
        <Stock asked={asked} state={wanted.state} />
      </div>
      {number !== '' && <BookletDialog key={number} number={number} onClose={closeScreen} onChanged={asked.again} />}
    </>
  );
}
