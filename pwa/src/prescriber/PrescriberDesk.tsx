import './prescriber.css';
import { closeScreen, route } from '../app/route';
import { listBooklets } from '../api/booklets';
import { useAnswer } from '../desk/useAnswer';
import { inAddress } from '../lib/address';
import { BookletDialog } from './BookletDialog';
import { FindBooklet } from './FindBooklet';
import { Stock } from './Stock';

/** Hands booklets over by their number; shows the stock and the code that opens the beneficiary's page. */
export default function PrescriberDesk() {
  const wanted = { state: inAddress('state') || 'in_stock', number: '', page: inAddress('page') };
  const asked = useAnswer(() => listBooklets(wanted), JSON.stringify(wanted));
  const number = decodeURIComponent(route.value.screen);
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
