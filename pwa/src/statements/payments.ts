/** The state of payments by number of the statement. A request of its own, so that statements show even when it fails. */
import { listDue, listPayments, type Due, type Payment, type StatementSummary, type UnderWay } from '../api/statements';
import { useAnswer } from '../desk/useAnswer';

export type Payments = ReadonlyMap<string, Payment>;
/** Documents not prepared for payment yet, and those prepared or sent; any other is paid. */
export type ToPay = ReadonlyMap<string, Due | UnderWay>;

/** For the organisation that is paid; empty while it is loading. */
export function usePayments(): Payments {
  const { value } = useAnswer(listPayments, 'payments');
  return new Map(value?.payments.map((payment) => [payment.number, payment]));
}

/** For the operator: what is still to be paid; null while it is loading. */
export function useToPay(): ToPay | null {
  const { value } = useAnswer(listDue, 'due');
  return value && new Map([...value.to_pay, ...value.under_way].map((one) => [one.number, one]));
}

/** Whether the money of a statement is still to come. */
export function isWaiting({ number, total_cents }: StatementSummary, payments: Payments): boolean {
  return total_cents > 0 && payments.get(number)?.state !== 'paid';
}
