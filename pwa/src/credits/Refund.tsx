import type { Payment } from '../api/statements';
import { when } from '../desk/when';
import { Notice } from '../ui/Notice';
import { t } from './t';

/** The state of a credit note's refund, for the sponsor, and what the sponsor has to do. */
export function Refund({ payment }: { payment: Payment }) {
  const { state, hindrance, at, words } = payment;
  if (state === 'paid') return <Notice kind="good">{t('refund.paid', { when: at === null ? '' : when(at) })}</Notice>;
  if (state === 'sent') return <Notice>{t('refund.sent', { when: at === null ? '' : when(at) })}</Notice>;
  if (state === 'rejected' || state === 'returned') {
    return <Notice kind="warning">{t('refund.failed', { words: words ?? t('refund.no_words') })}</Notice>;
  }
  if (hindrance === 'no_account') return <Notice kind="warning">{t('refund.no_account')}</Notice>;
  if (hindrance === 'account_refused') return <Notice kind="warning">{t('refund.account_refused')}</Notice>;
  if (hindrance === 'account_changing') return <Notice>{t('refund.account_changing')}</Notice>;
  return <Notice>{t('refund.due')}</Notice>;
}
