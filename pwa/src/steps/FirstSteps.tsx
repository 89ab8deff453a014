import './steps.css';
import { Building2, CircleCheck, type IconNode, KeyRound, Landmark, Mail, MapPin, Megaphone, Scale, Users } from 'lucide';
import { NEW_ORGANISATION } from '../admission/screens';
import { type FirstSteps as Steps, getFirstSteps, type StepKey } from '../api/first-steps';
import { NEW_CAMPAIGN } from '../campaigns/screens';
import { Opener } from '../desk/Opener';
import { useAnswer } from '../desk/useAnswer';
import { FACTS_SCREEN } from '../front/screens';
import { organisationScreen, PEOPLE } from '../people/screens';
import { Icon } from '../ui/Icon';
import { IDENTITY, KEYS, MAIL, STEPS_ID, VENUE_FILE } from './screens';
import { t } from './t';

const ICONS: Record<StepKey, IconNode> = {
  identity: Landmark,
  facts: Scale,
  key: KeyRound,
  mail: Mail,
  second_person: Users,
  venues: MapPin,
  sponsor: Building2,
  campaign: Megaphone,
};

/** The checklist of a new operator, until every step is done; which are, the database says. */
export function FirstSteps() {
  const steps = useAnswer(getFirstSteps, 'first steps').value;
  const left = steps?.steps.filter(({ done }) => !done).length ?? 0;
  if (steps === null || left === 0) return null;
  return (
    <section id={STEPS_ID} class="section" tabIndex={-1}>
      <h2>{t('title')}</h2>
      <p>{t('intro', { n: left })}</p>
      <ol class="first-steps" role="list">
        {steps.steps.map(({ key, done }) => (
          <li key={key}>{done ? <Done step={key} /> : <ToDo step={key} steps={steps} />}</li>
        ))}
      </ol>
    </section>
  );
}

function ToDo({ step, steps }: { step: StepKey; steps: Steps }) {
  return <Opener icon={ICONS[step]} title={t(`step.${step}`)} details={detailsOf(step, steps)} screen={screenFor(step, steps)} pressing />;
}

function Done({ step }: { step: StepKey }) {
  return (
    <p class="first-steps__done">
      <Icon icon={CircleCheck} />
      <span>{t('done', { step: t(`step.${step}`) })}</span>
    </p>
  );
}

/** Why, in a sentence; and what is waited for. */
function detailsOf(key: StepKey, { second_person_invited, sponsor_id }: Steps): string[] {
  const waits = (key === 'second_person' && second_person_invited && t('waits.second_person')) || (key === 'sponsor' && sponsor_id !== null && t('waits.sponsor'));
  return [t(`why.${key}`), ...(waits === false ? [] : [waits])];
}

function screenFor(key: StepKey, { sponsor_id }: Steps): string {
  const screens: Record<StepKey, string> = {
    identity: IDENTITY,
    facts: FACTS_SCREEN,
    key: KEYS,
    mail: MAIL,
    second_person: PEOPLE,
    venues: VENUE_FILE,
    sponsor: sponsor_id === null ? NEW_ORGANISATION : organisationScreen(sponsor_id),
    campaign: NEW_CAMPAIGN,
  };
  return screens[key];
}
