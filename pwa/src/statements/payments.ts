/** How far payments are, by the number of the statement: asked beside the statements, which are there without it. */
import { listDue, listPayments, type Due, type Payment, type UnderWay } from '../api/statements';
import { useAnswer } from '../desk/useAnswer';

export type Payments = ReadonlyMap<string, Payment>;
/** What nobody has prepared yet, and what is prepared or with the bank; the rest is paid. */
export type ToPay = ReadonlyMap<string, Due | UnderWay>;

/** For whoever is paid; empty until it is known. */
export function usePayments(): Payments {
  const { value } = useAnswer(listPayments, 'payments');
  return new Map(value?.payments.map((payment) => [payment.number, payment]));
}

/** For the operator: what is still to be paid; null until it is known. */
export function useToPay(): ToPay | null {
  const { value } = useAnswer(listDue, 'due');
  return value && new Map([...value.to_pay, ...value.under_way].map((one) => [one.number, one]));
}
