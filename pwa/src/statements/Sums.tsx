import '../desk/account.css';
import type { OneStatement } from '../api/statements';
import { td } from '../desk/t';
import { euros } from '../i18n';
import { signedEuros } from '../i18n/numbers';
import { t } from './t';

/** How the total is computed, line by line. */
export function Sums({ statement }: { statement: OneStatement }) {
  const { redemptions, gross_cents, fee_cents, net_cents, carried_cents, total_cents } = statement;
  return (
    <dl class="account">
      <dt>{td('count.redemptions', { n: redemptions })}</dt>
      <dd>{euros(gross_cents)}</dd>
      <dt>{td('sum.fee_kept')}</dt>
      <dd>{signedEuros(-fee_cents)}</dd>
      {carried_cents < 0 && (
        <>
          <dt class="account__sum">{td('sum.net')}</dt>
          <dd class="account__sum">{euros(net_cents)}</dd>
          <dt>{t('sum.carried')}</dt>
          <dd>{signedEuros(carried_cents)}</dd>
        </>
      )}
      <dt class="account__sum">{t('sum.total')}</dt>
      <dd class="account__sum">{euros(total_cents)}</dd>
    </dl>
  );
}
