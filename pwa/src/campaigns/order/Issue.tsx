import { issueOrder, type Order } from '../../api/campaigns';
import type { Failure } from '../../api/wire/http';
import { useAct } from '../../desk/useAct';
import { failureText } from '../../i18n/failures';
import { counted } from '../../i18n/numbers';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import { t } from '../t';

interface IssueProps {
  order: Order;
  onChanged: (what: string) => void;
}

/** Issuing more booklets than this takes a noticeable time, and the page says so. */
const QUICK = 1000;

/** Issues an order's booklets. After an interruption the same request continues where it stopped. */
export function Issue({ order, onChanged }: IssueProps) {
  const many = { n: order.booklet_count, count: counted(order.booklet_count) };
  const issue = useAct(
    () => issueOrder(order.id),
    ({ booklets }) => onChanged(t('order.issued_now', { n: booklets, count: counted(booklets) })),
  );
  const funded = order.state === 'funded';
  return (
    <div class="section">
      {issue.busy && (
        <div role="status" class="issuing">
          <p>{t('order.issuing', many)}</p>
          <progress class="progress__bar" aria-label={t('order.issuing', many)} />
          {order.booklet_count > QUICK && <p class="quiet small">{t('order.issuing_long')}</p>}
        </div>
      )}
      {issue.failure && !issue.busy && <Notice kind="error">{whyNot(issue.failure)}</Notice>}
      <Button kind={funded ? 'main' : 'plain'} busy={issue.busy} onPress={() => void issue.run()}>
        {funded ? t('order.issue', many) : t('order.issue_early')}
      </Button>
    </div>
  );
}

function whyNot(failure: Failure): string {
  return failure.kind === 'offline' && failure.timedOut ? t('order.issue_slow') : failureText(failure);
}
