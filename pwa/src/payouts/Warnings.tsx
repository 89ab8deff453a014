import { TriangleAlert } from 'lucide';
import type { Payout, WholeBatch } from '../api/payouts';
import { Opener } from '../desk/Opener';
import { euros } from '../i18n';
import { List } from '../ui/List';
import { accountScreen } from './screens';
import { t } from './t';
import { whyFailed } from './words';

/** Payments of a batch that need a second look, shown until the bank has the file. */
export function Warnings({ batch }: { batch: WholeBatch }) {
  const doubtful = batch.payouts.filter((payout) => payout.refusal !== null || payout.earlier !== null);
  if (batch.state === 'sent' || batch.state === 'cancelled' || doubtful.length === 0) return null;
  return (
    <section class="section">
      <h3>{t('approve.warnings')}</h3>
      <List label={t('approve.warnings')} items={doubtful} itemKey={({ number }) => number}>
        {(payout) => (
          <Opener
            icon={TriangleAlert}
            pressing={payout.refusal !== null}
            title={`${payout.organisation} · ${euros(payout.cents)} · ${payout.number}`}
            details={warningsOf(payout)}
            screen={accountScreen(payout.organisation_id)}
          />
        )}
      </List>
    </section>
  );
}

function warningsOf({ refusal, earlier }: Payout): string[] {
  return [
    ...(refusal === null ? [] : [t('approve.refused', { words: refusal.words })]),
    ...(earlier === null ? [] : [t('approve.earlier', { why: whyFailed(earlier) })]),
  ];
}
