import { useState } from 'preact/hooks';
import { answerQuestion, type OwnApplication, withdrawApplication } from '../api/admission/applications';
import { Confirm } from '../desk/Confirm';
import { Facts } from '../desk/Facts';
import { useAct } from '../desk/useAct';
import { when } from '../desk/when';
import { failureText } from '../i18n/failures';
import { structureText } from '../i18n/structures';
import { AreaField } from '../ui/AreaField';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import { Page } from '../ui/Page';
import { factsOf } from './facts';
import { t } from './t';

interface StandingProps {
  token: string;
  application: OwnApplication;
  onChanged: (application: OwnApplication) => void;
  onCorrect: () => void;
}

const KINDS = { accepted: 'good', refused: 'warning', question: 'warning' } as const;

/** Where a sent application stands: what the operator asks or decided, and everything so far. */
export function Standing({ token, application, onChanged, onCorrect }: StandingProps) {
  const { state, reason, events } = application;
  const [text, setText] = useState('');
  const [empty, setEmpty] = useState(false);
  const answer = useAct(() => answerQuestion(token, text.trim()), onChanged);
  const asked = state === 'question';
  const question = events.filter(({ kind }) => kind === 'question').at(-1);

  function send(): void {
    setEmpty(text.trim() === '');
    if (text.trim() !== '') void answer.run();
  }

  const actions = asked ? (
    <>
      {answer.failure && <Notice kind="error">{failureText(answer.failure)}</Notice>}
      <Button kind="main" busy={answer.busy} onPress={send}>
        {t(answer.busy ? 'send.busy' : 'answer.go')}
      </Button>
    </>
  ) : null;
  return (
    <Page title={application.name || t('title')} actions={actions}>
      {state !== 'draft' && (
        <Notice kind={state in KINDS ? KINDS[state as keyof typeof KINDS] : 'info'}>{t(`state.${state}`)}</Notice>
      )}
      {reason !== '' && <p class="apply__said">{t('reason', { text: reason })}</p>}
      {asked && question && (
        <section class="section">
          <h2>{structureText('event.question')}</h2>
          <p class="apply__said">{question.text}</p>
          <AreaField
            label={t('answer.field')}
            name="answer"
            rows={4}
            value={text}
            onInput={setText}
            error={empty ? t('answer.empty') : null}
          />
          <Button onPress={onCorrect}>{t('answer.correct')}</Button>
        </section>
      )}
      <section class="section">
        <h2>{t('history')}</h2>
        <ol class="list" role="list">
          {events.map(({ kind, text: said, at }) => (
            <li key={at} class="list__line">
              <div class="apply__what">
                <strong>{structureText(`event.${kind}`)}</strong>
                <p class="quiet small">{when(at)}</p>
                {said !== '' && <p class="apply__said">{said}</p>}
              </div>
            </li>
          ))}
        </ol>
      </section>
      <section class="section">
        <h2>{t('send.facts')}</h2>
        <Facts facts={factsOf(application)} />
      </section>
      {(asked || state === 'submitted' || state === 'answered') && <Withdraw token={token} onChanged={onChanged} />}
    </Page>
  );
}

function Withdraw({ token, onChanged }: Pick<StandingProps, 'token' | 'onChanged'>) {
  const [open, setOpen] = useState(false);
  const act = useAct(() => withdrawApplication(token), onChanged);
  return (
    <>
      <Button kind="quiet" onPress={() => setOpen(true)}>
        {t('withdraw')}
      </Button>
      {open && (
        <Confirm
          title={t('withdraw')}
          act={act}
          action={t('withdraw')}
          busy={t('withdraw.busy')}
          keep={t('withdraw.keep')}
          danger
          onClose={() => setOpen(false)}
        >
          <p>{t('withdraw.ask')}</p>
        </Confirm>
      )}
    </>
  );
}
