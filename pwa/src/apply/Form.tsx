import { useState } from 'preact/hooks';
import type { OwnApplication } from '../api/admission/applications';
import { ContactStep } from './ContactStep';
import { DocumentsStep } from './DocumentsStep';
import { LinkNote } from './LinkNote';
import { SendStep } from './SendStep';
import type { Begun } from './StartPage';
import { resumeAt, STEPS, type Step } from './steps';
import { VenuesStep } from './VenuesStep';
import { WhoStep } from './WhoStep';

interface FormProps {
  token: string;
  application: OwnApplication;
  begun: Begun | null;
  onChanged: (application: OwnApplication) => void;
  onBack: (() => void) | undefined;
}

/** What each step gets: the application, how to say that it changed, and the ways on and back. */
export interface StepProps {
  token: string;
  application: OwnApplication;
  onChanged: (application: OwnApplication) => void;
  onNext: () => void;
  onBack: (() => void) | undefined;
  number: { n: number; total: number };
}

const VIEWS = { who: WhoStep, contact: ContactStep, venues: VenuesStep, documents: DocumentsStep } as const;

/** The steps of an application; it resumes at the first that lacks something. */
export function Form({ token, application, begun, onChanged, onBack }: FormProps) {
  const [step, setStep] = useState<Step>(() => resumeAt(application.missing));
  const at = STEPS.indexOf(step);
  const open = (to: Step): void => {
    setStep(to);
    window.scrollTo(0, 0);
  };
  const props = {
    token,
    application,
    onChanged,
    onNext: () => open(STEPS[at + 1] ?? 'send'),
    onBack: at > 0 ? () => open(STEPS[at - 1] ?? 'who') : onBack,
    number: { n: at + 1, total: STEPS.length },
  };
  if (step === 'send') return <SendStep key={step} {...props} onOpen={open} onLeave={onBack} />;
  const View = VIEWS[step];
  return <View key={step} {...props} note={begun && at === 0 ? <LinkNote begun={begun} /> : null} />;
}
