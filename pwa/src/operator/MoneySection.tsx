import './operator.css';
import { Acpr } from '../acpr/Acpr';
import { getPayouts } from '../api/payouts';
import { useAnswer } from '../desk/useAnswer';
import { PayoutsCorner } from '../payouts/PayoutsCorner';

/** Payments, the bank, the books; and the total that the ACPR asks for. */
export default function MoneySection() {
  const payouts = useAnswer(getPayouts, 'payouts');
  return (
    <>
      <PayoutsCorner asked={payouts} />
      <Acpr />
    </>
  );
}
