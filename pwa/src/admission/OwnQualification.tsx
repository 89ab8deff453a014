import { useState } from 'preact/hooks';
import { answerDecision, listOwnOrganisations, type OwnOrganisation } from '../api/admission/organisations';
import { Reveal } from '../desk/Reveal';
import { useAct } from '../desk/useAct';
import { useAnswer } from '../desk/useAnswer';
import { when } from '../desk/when';
import { failureText } from '../i18n/failures';
import { AreaField } from '../ui/AreaField';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import { t } from './t';

/** Says to an organisation's people that it is not qualified and why, and takes their answer; nothing when it is. */
export function OwnQualification() {
  const asked = useAnswer(listOwnOrganisations, 'own organisations');
  const stopped = asked.value?.organisations.filter(({ qualification }) => qualification !== 'qualified') ?? [];
  return (
    <>
      {stopped.map((one) => (
        <OfOne key={one.id} one={one} onAnswered={asked.again} />
      ))}
    </>
  );
}

function OfOne({ one, onAnswered }: { one: OwnOrganisation; onAnswered: () => void }) {
  const { name, qualification, decisions, answers } = one;
  if (qualification === 'qualified') return null;
  if (qualification === 'applied') return <Notice>{t('own.applied', { name })}</Notice>;
  const [last] = answers;
  const reason = decisions[0]?.reason ?? '';
  return (
    <section class="section">
      <Notice kind="warning" title={t(`own.${qualification}`, { name })}>
        {t('own.reason', { text: reason })}
      </Notice>
      {last && <p class="quiet">{last.reply === '' ? t('own.sent', { when: when(last.written_at) }) : t('own.replied', { text: last.reply })}</p>}
      <Reveal label={t('own.answer')} kind="quiet">
        {(close) => (
          <AnswerForm
            organisationId={one.id}
            onLeave={close}
            onSent={() => {
              close();
              onAnswered();
            }}
          />
        )}
      </Reveal>
    </section>
  );
}

interface AnswerFormProps {
  organisationId: number;
  onLeave: () => void;
  onSent: () => void;
}

function AnswerForm({ organisationId, onLeave, onSent }: AnswerFormProps) {
  const [text, setText] = useState('');
  const [missing, setMissing] = useState(false);
  const send = useAct(() => answerDecision(organisationId, text.trim()), onSent);
  const press = (): void => {
    setMissing(text.trim() === '');
    if (text.trim() !== '') void send.run();
  };
  return (
    <>
      <AreaField label={t('own.answer_field')} name="answer" value={text} onInput={setText} error={missing ? t('own.answer_missing') : null} />
      {send.failure && <Notice kind="error">{failureText(send.failure)}</Notice>}
      <div class="stack">
        <Button kind="main" busy={send.busy} onPress={press}>
          {t(send.busy ? 'own.sending' : 'own.send')}
        </Button>
        <Button onPress={onLeave}>{t('own.leave')}</Button>
      </div>
    </>
  );
}
