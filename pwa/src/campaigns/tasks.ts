/** The tasks that wait for a sponsor or the operator, the most urgent first. Pure. */
import type { Order } from '../api/campaigns';
import type { DueCredit } from '../api/credits';
import type { Side, WaitingStep } from '../api/expiry';

export type Task =
  | { readonly kind: 'place' | 'pay' | 'proof' | 'issue'; readonly key: string; readonly order: Order }
  | { readonly kind: 'step'; readonly key: string; readonly waiting: WaitingStep }
  | { readonly kind: 'credit'; readonly key: string; readonly due: DueCredit }
  | { readonly kind: 'messages'; readonly key: string; readonly count: number };

export interface Waits {
  readonly orders: readonly Order[];
  /** Ids of the orders whose proof waits for approval. */
  readonly proofs: readonly number[];
  readonly steps: readonly WaitingStep[];
  /** Ended campaigns that still hold money of their sponsor. */
  readonly credits: readonly DueCredit[];
  readonly unread: number;
}

type OrderTask = Extract<Task, { order: Order }>['kind'];

const OF_ORDERS: Record<Side, (order: Order) => OrderTask | null> = {
  sponsor: ({ state }) => (state === 'draft' ? 'place' : state === 'ordered' ? 'pay' : null),
  operator: ({ state, issued_at }) => (state === 'funded' && issued_at === null ? 'issue' : null),
};
const PRESSING: readonly Task['kind'][] = ['step', 'credit', 'pay', 'issue', 'proof', 'place', 'messages'];

/** Tasks in order of urgency; orders oldest first, since they have waited longest. */
export function tasksOf(side: Side, { orders, proofs, steps, credits, unread }: Waits): Task[] {
  const ofOrders = [...orders].reverse().flatMap((order): Task[] => {
    const kind = OF_ORDERS[side](order);
    return kind === null ? [] : [{ kind, key: `order ${order.id}`, order }];
  });
  const ofProofs = orders.filter(({ id }) => proofs.includes(id)).map((order): Task => ({ kind: 'proof', key: `proof ${order.id}`, order }));
  const ofSteps = steps.map((waiting): Task => ({ kind: 'step', key: `${waiting.campaign_id} ${waiting.step}`, waiting }));
  const ofCredits = credits.map((due): Task => ({ kind: 'credit', key: `credit ${due.campaign_id}`, due }));
  const ofMessages: Task[] = unread > 0 ? [{ kind: 'messages', key: 'messages', count: unread }] : [];
  const rank = ({ kind }: Task) => PRESSING.indexOf(kind);
  return [...ofOrders, ...ofProofs, ...ofSteps, ...ofCredits, ...ofMessages].sort((one, other) => rank(one) - rank(other));
}
