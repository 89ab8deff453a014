import { useState } from 'preact/hooks';
import { askCancel, decideCancel, type Disbursement } from '../../api/books';
import { Acts } from '../../desk/Acts';
import { Confirm } from '../../desk/Confirm';
import { Reveal } from '../../desk/Reveal';
import { useAct } from '../../desk/useAct';
import { euros } from '../../i18n';
import { failureText } from '../../i18n/failures';
import { Button } from '../../ui/Button';
import { Field } from '../../ui/Field';
import { Notice } from '../../ui/Notice';
import { t } from './t';
import { mayBeCancelled } from './words';

interface CancelProps {
  one: Disbursement;
  /** Who looks at it. */
  me: number;
  onChanged: () => void;
}

/** What no bank will carry out: one person asks that it be cancelled, another confirms. */
export function CancelDisbursement({ one, me, onChanged }: CancelProps) {
  if (!mayBeCancelled(one)) return null;
  return (
    <Acts>
      {one.cancellation === null ? (
        <Reveal label={t('out.cancel')} kind="quiet">
          {(close) => <AskCancel id={one.id} onClose={close} onChanged={onChanged} />}
        </Reveal>
      ) : (
        <DecideCancel one={one} mine={one.cancellation.asked_by_id === me} onChanged={onChanged} />
      )}
    </Acts>
  );
}

function AskCancel({ id, onClose, onChanged }: { id: number; onClose: () => void; onChanged: () => void }) {
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const act = useAct(() => askCancel(id, reason.trim()), () => {
    onClose();
    onChanged();
  });

  function submit(event: Event): void {
    event.preventDefault();
    setTried(true);
    if (reason.trim() !== '') void act.run();
  }

  return (
    <form class="section" aria-label={t('out.cancel')} noValidate onSubmit={submit}>
      <p class="quiet small">{t('out.cancel_hint')}</p>
      <Field
        label={t('out.cancel_reason')}
        name="reason"
        value={reason}
        error={tried && reason.trim() === '' ? t('out.reason_missing') : null}
        input={{ maxLength: 200 }}
        onInput={setReason}
      />
      {act.failure && <Notice kind="error">{failureText(act.failure)}</Notice>}
      <div class="button-row">
        <Button onPress={onClose}>{t('not_now')}</Button>
        <Button kind="main" submit busy={act.busy}>
          {act.busy ? t('acting') : t('out.cancel_send')}
        </Button>
      </div>
    </form>
  );
}

function DecideCancel({ one, mine, onChanged }: { one: Disbursement; mine: boolean; onChanged: () => void }) {
  const [open, setOpen] = useState(false);
  const confirm = useAct(() => decideCancel(one.id, 'confirm'), onChanged);
  const withdraw = useAct(() => decideCancel(one.id, 'withdraw'), onChanged);
  return (
    <>
      <div class="button-row">
        <Button kind="quiet" busy={withdraw.busy} onPress={() => void withdraw.run()}>
          {mine ? t('out.take_back') : t('out.cancel_refuse')}
        </Button>
        {!mine && <Button onPress={() => setOpen(true)}>{t('out.cancel_confirm')}</Button>}
      </div>
      {withdraw.failure && <Notice kind="error">{failureText(withdraw.failure)}</Notice>}
      {open && (
        <Confirm
          title={t('out.cancel_title', { number: one.number })}
          act={confirm}
          action={t('out.cancel_confirm')}
          busy={t('acting')}
          keep={t('not_now')}
          onClose={() => setOpen(false)}
        >
          <p>{t(`out.cancel_what_${one.kind}`, { cents: euros(one.cents) })}</p>
        </Confirm>
      )}
    </>
  );
}
