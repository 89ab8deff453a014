import { Send } from 'lucide';
import { useState } from 'preact/hooks';
import { type Due, prepareBatch, type WholeBatch } from '../api/payouts';
import { Confirm } from '../desk/Confirm';
import { type Act, useAct } from '../desk/useAct';
import { euros } from '../i18n';
import { openScreen } from '../nav/route';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import { Ticks } from '../ui/Ticks';
import { batchScreen } from './screens';
import { t } from './t';

/** A longer list is collapsed. */
const FEW = 6;
const OF_DAY = ['not_a_bank_day', 'invalid_execution_day'];

/** Prepares a batch of the documents that can be paid, except those unticked; another person then approves it. */
export function Prepare({ ready, nextDay }: { ready: readonly Due[]; nextDay: string }) {
  const [asked, setAsked] = useState(false);
  const [day, setDay] = useState(nextDay);
  const [without, setWithout] = useState<readonly string[]>([]);
  const chosen = ready.filter(({ number }) => !without.includes(number));
  const prepare = useAct(
    () =>
      prepareBatch(
        day === '' ? null : day,
        chosen.map(({ number }) => number),
      ),
    (batch: WholeBatch) => openScreen(batchScreen(batch.id)),
  );
  const act: Act = chosen.length > 0 ? prepare : { ...prepare, run: () => Promise.resolve() };
  const told = prepare.failure?.kind === 'refused' && OF_DAY.includes(prepare.failure.error.code) ? prepare.failure.error.message : null;
  const total = euros(chosen.reduce((sum, { cents }) => sum + cents, 0));
  return (
    <>
      <Button kind="main" icon={Send} onPress={() => setAsked(true)}>
        {t('prepare.action')}
      </Button>
      {asked && (
        <Confirm
          title={t('prepare.action')}
          act={told === null ? act : { ...act, failure: null }}
          action={t('prepare.yes')}
          busy={t('prepare.busy')}
          keep={t('not_now')}
          onClose={() => setAsked(false)}
        >
          <p aria-live="polite">{t('prepare.what', { n: chosen.length, total })}</p>
          <Choose ready={ready} chosen={chosen} onWithout={setWithout} />
          <Field
            label={t('prepare.day')}
            hint={t('prepare.day_hint')}
            name="day"
            type="date"
            value={day}
            error={told}
            onInput={setDay}
          />
        </Confirm>
      )}
    </>
  );
}

interface ChooseProps {
  ready: readonly Due[];
  chosen: readonly Due[];
  onWithout: (numbers: readonly string[]) => void;
}

function Choose({ ready, chosen, onWithout }: ChooseProps) {
  const values = chosen.map(({ number }) => number);
  return (
    <details open={ready.length <= FEW}>
      <summary>{t('prepare.choose', { n: chosen.length, all: ready.length })}</summary>
      <Ticks
        legend={t('prepare.choose_hint')}
        choices={ready.map(({ number, organisation, cents }) => ({
          value: number,
          label: `${organisation} · ${euros(cents)} · ${number}`,
        }))}
        values={values}
        error={chosen.length === 0 ? t('prepare.choose_one') : null}
        onChange={(kept) => onWithout(ready.map(({ number }) => number).filter((number) => !kept.includes(number)))}
      />
    </details>
  );
}
