import '../desk/desk.css';
import { getBatch, type WholeBatch } from '../api/payouts';
import type { Payout } from '../api/payouts';
import type { Me } from '../api/wire/people';
import { Acts } from '../desk/Acts';
import { Facts } from '../desk/Facts';
import { Loaded } from '../desk/Loaded';
import { Screen } from '../desk/Screen';
import { useAnswer } from '../desk/useAnswer';
import { when } from '../desk/when';
import { day, euros } from '../i18n';
import { type Column, Table } from '../ui/Table';
import { BatchActs } from './BatchActs';
import { Document } from './Document';
import { t } from './t';
import { Warnings } from './Warnings';
import { stateOf } from './words';

/** One batch: its state, what this person can do next, and its payments. */
export function BatchPage({ batchId, me }: { batchId: number; me: Me }) {
  const asked = useAnswer(() => getBatch(batchId), String(batchId));
  return (
    <Screen title={t('batch.title', { n: batchId })}>
      <Loaded asked={asked} label={t('loading')} lines={6}>
        {(batch) => (
          <>
            <p class={`chip chip--${batch.state}`}>{t(`batch.${batch.state}`)}</p>
            <Warnings batch={batch} />
            <Acts>
              <BatchActs batch={batch} me={me} onChanged={asked.again} />
            </Acts>
            <Facts facts={factsOf(batch)} />
            <Table caption={t('batch.payments')} columns={columnsOf(batch)} rows={batch.payouts} rowKey={({ number }) => number} />
          </>
        )}
      </Loaded>
    </Screen>
  );
}

function factsOf(batch: WholeBatch): [string, string][] {
  const acts: [string, { name: string } | null, string | null][] = [
    [t('batch.prepared'), batch.prepared_by, batch.prepared_at],
    [t('batch.approved'), batch.approved_by, batch.approved_at],
    [t('batch.sent'), batch.sent_by, batch.sent_at],
    [t('batch.cancelled'), batch.cancelled_by, batch.cancelled_at],
  ];
  return [
    [t('batch.total'), `${euros(batch.cents)} · ${t('batch.count', { n: batch.count })}`],
    [t('batch.execution'), day(batch.execution_day)],
    [t('batch.reference'), batch.message_id],
    ...acts.flatMap(([label, by, at]): [string, string][] => (by === null || at === null ? [] : [[label, `${by.name}, ${when(at)}`]])),
  ];
}

const columnsOf = (batch: WholeBatch): Column<Payout>[] => [
  { key: 'organisation', title: t('column.organisation'), cell: ({ organisation }) => organisation },
  { key: 'number', title: t('column.document'), cell: (payout) => <Document payout={payout} /> },
  { key: 'iban', title: t('column.account'), cell: (payout) => accountOf(payout, batch) },
  { key: 'cents', title: t('column.amount'), amount: true, cell: ({ cents }) => euros(cents) },
  { key: 'state', title: t('column.state'), cell: (payout) => stateOf(payout, batch.state) },
];

/** The IBAN, marked as new until the bank has the file, so that whoever approves looks at it. */
function accountOf({ iban, new_account }: Payout, { state }: WholeBatch) {
  const isNew = new_account && (state === 'prepared' || state === 'approved');
  return isNew ? `${iban} · ${t('approve.new_account')}` : iban;
}
