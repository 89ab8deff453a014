import './account.css';
import type { Totals } from '../api/settlements';
import { euros } from '../i18n';
import { signedEuros } from '../i18n/numbers';
import { td } from './t';

/** Gross, fee and net as an addition. */
export function Account({ sums }: { sums: Totals }) {
  return (
    <dl class="account">
      <dt>{td('sum.gross')}</dt>
      <dd>{euros(sums.gross_cents)}</dd>
      <dt>{td('sum.fee_kept')}</dt>
      <dd>{signedEuros(-sums.fee_cents)}</dd>
      <dt class="account__sum">{td('sum.net')}</dt>
      <dd class="account__sum">{euros(sums.net_cents)}</dd>
    </dl>
  );
}
