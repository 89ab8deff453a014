import { useState } from 'preact/hooks';
import { saveApplication, submitApplication } from '../api/admission/applications';
import { Facts } from '../desk/Facts';
import { useAct } from '../desk/useAct';
import { failureText } from '../i18n/failures';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import { Page } from '../ui/Page';
import { Ticks } from '../ui/Ticks';
import { factsOf } from './facts';
import type { StepProps } from './Form';
import { stepOf, type Step } from './steps';
import { t } from './t';
import { missingText } from './words';

interface SendStepProps extends StepProps {
  onOpen: (step: Step) => void;
  /** Back to the operator's question; a draft has none. */
  onLeave: (() => void) | undefined;
}

const CHARTER = ['welcome', 'free', 'honest', 'privacy', 'current'] as const;

/** The last step: what is missing, the charter, and sending. An answer to a question is sent from its own page. */
export function SendStep({ token, application, onChanged, onBack, number, onOpen, onLeave }: SendStepProps) {
  const [accepted, setAccepted] = useState(application.charter_version === application.charter_now);
  const accept = useAct((charter: boolean) => saveApplication(token, { charter }), onChanged);
  const send = useAct(() => submitApplication(token), onChanged);
  const others = application.missing.filter((name) => name !== 'charter');
  const failure = accept.failure ?? send.failure;
  return (
    <Page
      title={t('step.send')}
      back={onBack && { label: t('previous'), onPress: onBack }}
      actions={
        <>
          {failure && <Notice kind="error">{failureText(failure)}</Notice>}
          {onLeave ? (
            <Button kind="main" onPress={onLeave}>
              {t('answer.back')}
            </Button>
          ) : (
            <Button kind="main" busy={send.busy} disabled={application.missing.length > 0} onPress={() => void send.run()}>
              {t(send.busy ? 'send.busy' : 'send.go')}
            </Button>
          )}
        </>
      }
    >
      <p class="quiet">{t('step', number)}</p>
      {others.length > 0 ? (
        <section class="section">
          <h2>{t('send.missing')}</h2>
          <ul class="list" role="list">
            {others.map((name) => (
              <li key={name} class="list__line">
                <Button kind="quiet" onPress={() => onOpen(stepOf(name))}>
                  {missingText(name)}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      ) : (
        application.missing.length === 0 && <Notice kind="good">{t('send.ready')}</Notice>
      )}
      <section class="section">
        <h2>{t('charter.title')}</h2>
        <ul class="apply__list">
          {CHARTER.map((name) => (
            <li key={name}>{t(`charter.${name}`)}</li>
          ))}
        </ul>
        <Ticks
          legend={t('charter.legend')}
          choices={[{ value: 'accepted', label: t('charter.accept', { version: application.charter_now }) }]}
          values={accepted ? ['accepted'] : []}
          onChange={(values) => {
            setAccepted(values.length > 0);
            void accept.run(values.length > 0);
          }}
        />
      </section>
      <section class="section">
        <h2>{t('send.facts')}</h2>
        <Facts facts={factsOf(application)} />
      </section>
    </Page>
  );
}
