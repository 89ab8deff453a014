import { creditPdf } from '../api/credits';
import type { Payout } from '../api/payouts';
import { openScreen } from '../nav/route';
import { statementScreen } from '../statements/screens';

/** A document's number as a link: to the statement's page, or to the PDF of a credit note. */
export function Document({ payout: { number, month } }: { payout: Payout }) {
  if (month === null) return <a href={creditPdf(number)}>{number}</a>;
  const screen = statementScreen(number);
  const open = (event: Event) => {
    event.preventDefault();
    openScreen(screen);
  };
  return (
    <a href={`#${screen}`} onClick={open}>
      {number}
    </a>
  );
}
