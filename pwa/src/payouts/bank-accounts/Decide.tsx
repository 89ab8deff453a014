import { Check } from 'lucide';
import { useState } from 'preact/hooks';
import { type Account, type Accounts, confirmAccount, refuseAccount } from '../../api/bank-accounts';
import type { Me } from '../../api/wire/people';
import { Confirm } from '../../desk/Confirm';
import { Reveal } from '../../desk/Reveal';
import { useAct } from '../../desk/useAct';
import { failureText } from '../../i18n/failures';
import { AreaField } from '../../ui/AreaField';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import { t } from '../t';

interface DecideProps {
  accounts: Accounts;
  waiting: Account;
  me: Me;
  onDecided: () => void;
}

/** Confirms or refuses an account; the person who entered it can only withdraw it (docs/glossary.md, rule 29 "Two people"). */
export function Decide({ accounts, waiting, me, onDecided }: DecideProps) {
  const [asked, setAsked] = useState(false);
  const confirm = useAct(() => confirmAccount(waiting.id), onDecided);
  const mine = waiting.proposed_by.id === me.id;
  return (
    <>
      {mine ? (
        <Notice>{t('decide.another')}</Notice>
      ) : (
        <>
          <p>{t('decide.call')}</p>
          <Button kind="main" icon={Check} onPress={() => setAsked(true)}>
            {t('decide.confirm')}
          </Button>
        </>
      )}
      <Reveal label={mine ? t('decide.take_back') : t('decide.refuse')} kind="danger">
        {(close) => <Refuse waiting={waiting} onClose={close} onDone={onDecided} />}
      </Reveal>
      {asked && (
        <Confirm
          title={t('decide.confirm')}
          act={confirm}
          action={t('decide.yes')}
          busy={t('acting')}
          keep={t('not_now')}
          onClose={() => setAsked(false)}
        >
          <p>{t('decide.what', { organisation: accounts.organisation.name, iban: accounts.waiting_iban ?? waiting.iban })}</p>
        </Confirm>
      )}
    </>
  );
}

function Refuse({ waiting, onClose, onDone }: { waiting: Account; onClose: () => void; onDone: () => void }) {
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const act = useAct(() => refuseAccount(waiting.id, reason.trim()), onDone);

  function submit(event: Event): void {
    event.preventDefault();
    setMissing(reason.trim() === '');
    if (reason.trim() !== '') void act.run();
  }

  return (
    <form class="section" noValidate onSubmit={submit}>
      <AreaField
        label={t('decide.reason')}
        hint={t('decide.reason_hint')}
        name="reason"
        value={reason}
        error={missing ? t('decide.reason_missing') : null}
        onInput={setReason}
      />
      {act.failure && <Notice kind="error">{failureText(act.failure)}</Notice>}
      <div class="button-row">
        <Button onPress={onClose}>{t('not_now')}</Button>
        <Button kind="danger" submit busy={act.busy}>
          {act.busy ? t('acting') : t('decide.refuse')}
        </Button>
      </div>
    </form>
  );
}
