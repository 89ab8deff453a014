import { useState } from 'preact/hooks';
import { type Decision, decideOrganisation, type Organisation } from '../api/admission/organisations';
import { Confirm } from '../desk/Confirm';
import { useAct } from '../desk/useAct';
import { AreaField } from '../ui/AreaField';
import { Button } from '../ui/Button';
import { t } from './t';

interface DecideProps {
  organisation: Organisation;
  onDecided: () => void;
}

/** The decisions that may follow the present state, each with its consequence and, but for admission, a reason. */
export function Decide({ organisation, onDecided }: DecideProps) {
  const [wanted, setWanted] = useState<Decision | null>(null);
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const act = useAct(
    (state: Decision) => decideOrganisation(organisation.id, state, reason.trim()),
    () => {
      setWanted(null);
      onDecided();
    },
  );
  if (organisation.possible.length === 0) return null;
  const open = (state: Decision): void => {
    setReason('');
    setMissing(false);
    setWanted(state);
  };
  const decide = async (): Promise<void> => {
    const lacks = wanted !== 'qualified' && reason.trim() === '';
    setMissing(lacks);
    if (wanted !== null && !lacks) await act.run(wanted);
  };
  return (
    <>
      <div class="stack">
        {organisation.possible.map((state) => (
          <Button key={state} kind={state === 'qualified' ? 'main' : 'plain'} onPress={() => open(state)}>
            {t(`decide.${state}`)}
          </Button>
        ))}
      </div>
      {wanted !== null && (
        <Confirm
          title={t(`decide.${wanted}`)}
          act={{ ...act, run: decide }}
          action={t(`decide.${wanted}`)}
          busy={t('decide.busy')}
          keep={t('decide.keep')}
          danger={wanted === 'dequalified'}
          onClose={() => setWanted(null)}
        >
          <p>{t(`decide.ask_${wanted}`)}</p>
          {wanted !== 'qualified' && (
            <AreaField label={t('decide.reason')} name="reason" value={reason} onInput={setReason} error={missing ? t('decide.reason_missing') : null} />
          )}
        </Confirm>
      )}
    </>
  );
}
