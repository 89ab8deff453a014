import './expected.css';
import { CalendarCheck, Landmark } from 'lucide';
import type { Accounts } from '../api/bank-accounts';
import type { Balance } from '../api/settlements';
import { monthName } from '../desk/months';
import { td } from '../desk/t';
import { day, euros } from '../i18n';
import { parisDay } from '../lib/paris';
import { Icon } from '../ui/Icon';
import { t } from './t';
import { WaitingStatements } from './WaitingStatements';

interface ExpectedProps {
  balance: Balance;
  accounts: readonly Accounts[];
  /** Whether statements of the organisation are this person's to read. */
  all: boolean;
}

/** What a venue will be paid for this month, when and to which account; what waits from earlier ones, and why. */
export function Expected({ balance, accounts, all }: ExpectedProps) {
  const { period, pay_by, net_cents, redemptions, waiting, waiting_pay_by, organisation_id } = balance;
  const inTime = waiting_pay_by >= parisDay(Date.now());
  return (
    <section class="expected" aria-label={t('expected.title')}>
      <dl class="expected__sum">
        <dt>{t('figure.net', { month: monthName(period) })}</dt>
        <dd class="expected__amount">{euros(net_cents)}</dd>
      </dl>
      <p class="expected__fact">
        <Icon icon={CalendarCheck} />
        {`${td('count.redemptions', { n: redemptions })} · ${t('figure.pay_by', { day: day(pay_by) })}`}
      </p>
      <p class="expected__fact">
        <Icon icon={Landmark} />
        {whereTo(accounts.find(({ organisation }) => organisation.id === organisation_id))}
      </p>
      <dl class="expected__waiting">
        <dt>{t('figure.waiting')}</dt>
        <dd>{euros(waiting.net_cents)}</dd>
        {waiting.redemptions !== 0 && <dd class="quiet small">{[t('figure.waiting_detail', { n: waiting.redemptions }), ...(inTime ? [t('figure.pay_by', { day: day(waiting_pay_by) })] : [])].join(' · ')}</dd>}
      </dl>
      {all && <WaitingStatements />}
    </section>
  );
}

function whereTo(accounts: Accounts | undefined): string {
  if (accounts === undefined) return t('expected.account_unseen');
  const { current, waiting, refusal } = accounts;
  if (waiting !== null) return t('expected.account_waits', { iban: waiting.iban });
  if (current === null) return t('expected.account_none');
  return t(refusal === null ? 'expected.account' : 'expected.account_refused', { iban: current.iban });
}
