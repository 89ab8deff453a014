import './prescriber.css';
import { BOOKLET_STATES, listBooklets } from '../api/vouchers';
import { useAnswer } from '../desk/useAnswer';
import { useWaiting } from '../giving/context';
import { inAddress, oneOf, pageInAddress } from '../lib/address';
import { closeScreen, route } from '../nav/route';
import { BookletDialog } from './BookletDialog';
import { Stock } from './Stock';

/** Whether a text has the shape of a booklet's number. */
const isNumber = (text: string): boolean => /^\d+-\d+$/.test(text);

/** The prescriber's booklets; the one that the address names in its dialog. */
export default function BookletsSection() {
  const wanted = { state: oneOf(BOOKLET_STATES, inAddress('state')) || 'in_stock', number: '', page: pageInAddress() };
  const asked = useAnswer(() => listBooklets(wanted), JSON.stringify([wanted, useWaiting()]));
  const number = isNumber(route.value.screen) ? route.value.screen : '';
  return (
    <>
      <Stock asked={asked} state={wanted.state} />
      {number !== '' && <BookletDialog key={number} number={number} onClose={closeScreen} />}
    </>
  );
}
