import { ListOrdered } from 'lucide';
import type { OwnAccount } from '../../api/bank-statements';
import { Opener } from '../../desk/Opener';
import { day, euros } from '../../i18n';
import { Notice } from '../../ui/Notice';
import { movementsScreen } from '../screens';
import { t } from './t';

const MOST_DAYS = 5;

/** One account of ours: its balance at the last day known, and the days that are missing. */
export function OwnAccountCard({ account }: { account: OwnAccount }) {
  const { first_day: first, last_day: last, closing_cents: cents, gaps, announced } = account;
  const known =
    first === null || last === null || cents === null
      ? [t('account.no_statement')]
      : [t('account.balance', { cents: euros(cents), day: day(last) }), t('account.days', { first: day(first), last: day(last) })];
  const complete = first !== null && gaps.length === 0 ? [t('account.complete')] : [];
  const told = announced > 0 ? [t('account.announced', { n: announced })] : [];
  return (
    <article class="own-account">
      <Opener
        icon={ListOrdered}
        title={`${account.name} · ${account.iban}`}
        details={[t(`kind.${account.kind}`), ...known, ...complete, ...told]}
        screen={movementsScreen(account.id)}
      />
      {gaps.map((gap) => (
        <Notice key={gap.days[0]} kind="warning">
          {t('account.missing', { n: gap.days.length, days: named(gap.days), cents: euros(gap.cents) })}
        </Notice>
      ))}
    </article>
  );
}

/** The first missing days by their names, the others by their number. */
function named(days: readonly string[]): string {
  const first = days.slice(0, MOST_DAYS).map(day).join(', ');
  return days.length > MOST_DAYS ? t('account.more_days', { days: first, n: days.length - MOST_DAYS }) : first;
}
