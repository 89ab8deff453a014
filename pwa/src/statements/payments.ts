/** How far payments are, by the number of the statement: asked beside the statements, which are there without it. */
import { listDue, listPayments, type Due, type Payment } from '../api/statements';
import { useAnswer } from '../desk/useAnswer';

export type Payments = ReadonlyMap<string, Payment>;
export type ToPay = ReadonlyMap<string, Due>;

/** For whoever is paid; empty until it is known. */
export function usePayments(): Payments {
  const { value } = useAnswer(listPayments, 'payments');
  return new Map(value?.payments.map((payment) => [payment.number, payment]));
}

/** For the operator: what is still to be paid; null until it is known. */
export function useToPay(): ToPay | null {
  const { value } = useAnswer(listDue, 'due');
  return value && new Map(value.to_pay.map((due) => [due.number, due]));
}
