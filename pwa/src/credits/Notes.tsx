import '../desk/card.css';
import { Undo2 } from 'lucide';
import { listCreditNotes } from '../api/credits';
import type { Side } from '../api/expiry';
import { Loaded } from '../desk/Loaded';
import { Screen } from '../desk/Screen';
import { useAnswer } from '../desk/useAnswer';
import { OwnAccounts, useOwnAccounts } from '../payouts/bank-accounts/OwnAccounts';
import { type Payments, usePayments } from '../statements/payments';
import { EmptyState } from '../ui/EmptyState';
import { NoteCard } from './NoteCard';
import { Refund } from './Refund';
import { t } from './t';

/** For the operator, who sees refunds among the payouts. */
const NO_PAYMENTS: Payments = new Map();

/** All credit notes, newest first; for a sponsor with the state of each refund and the account it goes to. */
export function Notes({ side }: { side: Side }) {
  return side === 'sponsor' ? <OwnNotes /> : <Screen title={t('notes.title')}><AllNotes side={side} payments={NO_PAYMENTS} /></Screen>;
}

function OwnNotes() {
  return (
    <Screen title={t('notes.title')}>
      <AllNotes side="sponsor" payments={usePayments()} />
      <OwnAccounts own={useOwnAccounts()} />
    </Screen>
  );
}

function AllNotes({ side, payments }: { side: Side; payments: Payments }) {
  const asked = useAnswer(listCreditNotes, 'credit notes');
  return (
    <>
      <p class="quiet">{t('notes.what')}</p>
      <Loaded asked={asked} label={t('notes.loading')} lines={6}>
        {({ credit_notes }) =>
          credit_notes.length === 0 ? (
            <EmptyState icon={Undo2} title={t('notes.none_title')}>
              {t(`notes.none_${side}`)}
            </EmptyState>
          ) : (
            <div class="cards">
              {credit_notes.map((note) => {
                const payment = payments.get(note.number);
                return (
                  <NoteCard key={note.number} note={note}>
                    {payment && <Refund payment={payment} />}
                  </NoteCard>
                );
              })}
            </div>
          )
        }
      </Loaded>
    </>
  );
}
