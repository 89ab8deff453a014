import type { Order } from '../api/campaigns';
import { type DueCredit, listDueCredits } from '../api/credits';
import { listWaiting, type Side } from '../api/expiry';
import { listWaitingProofs } from '../api/printing';
import type { Answer } from '../api/wire/http';
import { Loaded } from '../desk/Loaded';
import { type Asked, useAnswer } from '../desk/useAnswer';
import { unread } from '../messages/unread';
import { t } from './t';
import { TaskList } from './TaskList';
import { tasksOf } from './tasks';

interface WaitingProps {
  side: Side;
  orders: Asked<{ orders: Order[] }>;
  /** How many other tasks wait on this desk. */
  others?: number;
}

/** Only the operator makes credit notes. */
const noCredits = (): Promise<Answer<{ due: DueCredit[] }>> => Promise.resolve({ ok: true, value: { due: [] }, clockOffsetMs: null });

/** The tasks of a sponsor or the operator, at the top of their desk. */
export function Waiting({ side, orders, others = 0 }: WaitingProps) {
  const steps = useAnswer(listWaiting, 'waiting');
  const proofs = useAnswer(listWaitingProofs, 'proofs');
  const credits = useAnswer(side === 'operator' ? listDueCredits : noCredits, 'credits');
  return (
    <Loaded asked={orders} label={t('tasks.loading')}>
      {({ orders: all }) => (
        <Loaded asked={steps} label={t('tasks.loading')}>
          {({ waiting }) => (
            <Loaded asked={proofs} label={t('tasks.loading')}>
              {({ order_ids }) => (
                <Loaded asked={credits} label={t('tasks.loading')}>
                  {({ due }) => {
                    const waits = { orders: all, proofs: order_ids, steps: waiting, credits: due, unread: unread.value };
                    const tasks = tasksOf(side, waits);
                    if (tasks.length > 0) return <TaskList tasks={tasks} />;
                    return others === 0 && <p class="quiet">{t('tasks.none')}</p>;
                  }}
                </Loaded>
              )}
            </Loaded>
          )}
        </Loaded>
      )}
    </Loaded>
  );
}
