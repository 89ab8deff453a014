import { useState } from 'preact/hooks';
import { getCampaign } from '../../api/campaigns';
import { getProcedure, type Procedure, type Side } from '../../api/expiry';
import { Acts } from '../../desk/Acts';
import { Loaded } from '../../desk/Loaded';
import { Screen } from '../../desk/Screen';
import { useAnswer } from '../../desk/useAnswer';
import { day } from '../../i18n';
import { Chunk } from '../../nav/Chunk';
import { Notice } from '../../ui/Notice';
import { Counters } from '../Counters';
import { t } from '../t';
import { ConfirmStep } from './ConfirmStep';
import { MoveSteps } from './MoveSteps';
import { StepLine } from './StepLine';
import { waitsFor } from './steps';

const loadCredit = () => import('../../credits/Credit');

interface EndPageProps {
  campaignId: number;
  side: Side;
  today: string;
}

/** The screen of a campaign's end (docs/glossary.md, rule 7 "Expiry procedure"): all steps, and the button of the one that waits. */
export function EndPage({ campaignId, side, today }: EndPageProps) {
  const asked = useAnswer(() => getProcedure(campaignId), `procedure ${campaignId}`);
  const campaign = useAnswer(() => getCampaign(campaignId), `campaign ${campaignId}`);
  const [done, setDone] = useState('');
  const changed = (what: string) => {
    setDone(what);
    asked.again();
  };
  return (
    <Screen title={t('end.title')}>
      {campaign.value !== null && <p class="quiet">{campaign.value.name}</p>}
      {done !== '' && (
        <Notice kind="good" alert>
          {done}
        </Notice>
      )}
      <Loaded asked={asked} label={t('end.loading')} lines={8}>
        {(procedure) => <Steps procedure={procedure} side={side} today={today} onChanged={changed} />}
      </Loaded>
    </Screen>
  );
}

interface StepsProps {
  procedure: Procedure;
  side: Side;
  today: string;
  onChanged: (what: string) => void;
}

function Steps({ procedure, side, today, onChanged }: StepsProps) {
  const { steps, last_day } = procedure;
  if (last_day === null) return <p>{t('campaign.end_none')}</p>;
  const stated = steps.every((step) => step.done_at !== null);
  const credit = (
    <Chunk load={loadCredit}>
      {({ Credit }) => (
        <Credit campaignId={procedure.campaign_id} side={side} stated={stated} version={versionOf(procedure)} />
      )}
    </Chunk>
  );
  const movable = side === 'operator' && steps.some((step) => step.editable);
  return (
    <>
      {stated && credit}
      <p class="quiet">{t('end.intro', { day: day(last_day) })}</p>
      <Counters counters={procedure.counters} />
      <ol class="timeline">
        {steps.map((step) => (
          <StepLine key={step.step} step={step} procedure={procedure} side={side} today={today}>
            {waitsFor(step, side, procedure) && (
              <Acts>
                <ConfirmStep procedure={procedure} step={step} onDone={() => onChanged(t('step.done_now'))} />
              </Acts>
            )}
          </StepLine>
        ))}
      </ol>
      {!stated && credit}
      {movable && (
        <Acts>
          <MoveSteps procedure={procedure} onDone={() => onChanged(t('step.moved'))} />
        </Acts>
      )}
    </>
  );
}

function versionOf({ steps }: Procedure): string {
  return steps.map((step) => step.confirmations.length).join();
}
