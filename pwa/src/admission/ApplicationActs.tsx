import { useState } from 'preact/hooks';
import { acceptApplication, type ApplicationFile, askApplicant, refuseApplication } from '../api/admission/applications';
import { Confirm } from '../desk/Confirm';
import { type Act, useAct } from '../desk/useAct';
import { AreaField } from '../ui/AreaField';
import { Button } from '../ui/Button';
import { t } from './t';

interface ApplicationActsProps {
  file: ApplicationFile;
  /** With the links of invitations that no mail carries. */
  onDone: (links: readonly string[]) => void;
}

type Choice = 'accept' | 'ask' | 'refuse';

const CHOICES: readonly Choice[] = ['accept', 'ask', 'refuse'];
const LABELS = { accept: 'act.accept_word', ask: 'act.ask_field', refuse: 'decide.reason' } as const;
const HINTS = { accept: 'act.accept_ask', ask: 'act.ask_hint', refuse: 'act.refuse_ask' } as const;
const MISSING = { ask: 'act.ask_missing', refuse: 'decide.reason_missing' } as const;

/** Accepts, asks or refuses, each with words that the applicant reads. */
export function ApplicationActs({ file, onDone }: ApplicationActsProps) {
  const { id } = file.application;
  const [wanted, setWanted] = useState<Choice | null>(null);
  const [text, setText] = useState('');
  const [missing, setMissing] = useState(false);
  const done = (links: readonly string[]): void => {
    setWanted(null);
    onDone(links);
  };
  const acts: Record<Choice, Act> = {
    accept: useAct(() => acceptApplication(id, text.trim()), ({ links }) => done(links)),
    ask: useAct(() => askApplicant(id, text.trim()), () => done([])),
    refuse: useAct(() => refuseApplication(id, text.trim()), () => done([])),
  };

  async function run(choice: Choice): Promise<void> {
    const lacks = choice !== 'accept' && text.trim() === '';
    setMissing(lacks);
    if (!lacks) await acts[choice].run();
  }

  return (
    <>
      <div class="stack">
        {CHOICES.map((choice) => (
          <Button
            key={choice}
            kind={choice === 'accept' ? 'main' : 'plain'}
            onPress={() => {
              setText('');
              setMissing(false);
              setWanted(choice);
            }}
          >
            {t(`act.${choice}`)}
          </Button>
        ))}
      </div>
      {wanted !== null && (
        <Confirm
          title={t(`act.${wanted}`)}
          act={{ ...acts[wanted], run: () => run(wanted) }}
          action={t(wanted === 'ask' ? 'act.ask_go' : `act.${wanted}`)}
          busy={t('act.busy')}
          keep={t('act.keep')}
          danger={wanted === 'refuse'}
          onClose={() => setWanted(null)}
        >
          <p>{t(HINTS[wanted])}</p>
          <AreaField label={t(LABELS[wanted])} name="text" value={text} onInput={setText} error={missing && wanted !== 'accept' ? t(MISSING[wanted]) : null} />
        </Confirm>
      )}
    </>
  );
}
