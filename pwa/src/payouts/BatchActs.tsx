import { Check, Landmark, Send } from 'lucide';
import { useState } from 'preact/hooks';
import { actOnBatch, type WholeBatch } from '../api/payouts';
import type { Me } from '../api/wire/people';
import { Confirm } from '../desk/Confirm';
import { Opener } from '../desk/Opener';
import { useAct } from '../desk/useAct';
import { day, euros } from '../i18n';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import { BankFiles } from './BankFiles';
import { BANK } from './screens';
import { t } from './t';
import { isDone } from './words';

interface ActsProps {
  batch: WholeBatch;
  me: Me;
  onChanged: () => void;
}

/** The next step for this person: approval is another person's than preparation (docs/glossary.md, rule 29 "Two people"); then the bank's file. */
export function BatchActs({ batch, me, onChanged }: ActsProps) {
  switch (batch.state) {
    case 'prepared':
      return batch.prepared_by.id === me.id ? (
        <>
          <Notice>{t('approve.another')}</Notice>
          <Act batch={batch} act="cancel" onChanged={onChanged} />
        </>
      ) : (
        <>
          <p>{t('approve.look', { name: batch.prepared_by.name })}</p>
          <Act batch={batch} act="approve" onChanged={onChanged} />
          <Act batch={batch} act="cancel" onChanged={onChanged} />
        </>
      );
    case 'approved':
      return (
        <>
          <Notice kind="warning">{t('file.next')}</Notice>
          <BankFiles batch={batch} onChanged={onChanged} />
          <Act batch={batch} act="sent" onChanged={onChanged} />
        </>
      );
    case 'sent':
      return (
        <>
          {isDone(batch) ? <Notice kind="good">{t('sent.done')}</Notice> : <Notice>{t('sent.next')}</Notice>}
          <Opener icon={Landmark} title={t('bank.import')} details={[]} screen={BANK} />
          <BankFiles batch={batch} onChanged={onChanged} />
        </>
      );
    case 'cancelled':
      return <Notice>{t('cancelled.what')}</Notice>;
  }
}

const ICONS = { approve: Check, sent: Send, cancel: undefined } as const;

function Act({ batch, act, onChanged }: { batch: WholeBatch; act: 'approve' | 'cancel' | 'sent'; onChanged: () => void }) {
  const [asked, setAsked] = useState(false);
  const acting = useAct(
    () => actOnBatch(batch.id, act),
    () => {
      setAsked(false);
      onChanged();
    },
  );
  const told = { n: batch.count, total: euros(batch.cents), day: day(batch.execution_day) };
  return (
    <>
      <Button kind={act === 'cancel' ? 'danger' : 'main'} icon={ICONS[act]} onPress={() => setAsked(true)}>
        {t(`${act}.action`)}
      </Button>
      {asked && (
        <Confirm
          title={t(`${act}.action`)}
          act={acting}
          action={t(`${act}.yes`)}
          busy={t('acting')}
          keep={t('not_now')}
          onClose={() => setAsked(false)}
        >
          <p>{t(`${act}.what`, told)}</p>
        </Confirm>
      )}
    </>
  );
}
