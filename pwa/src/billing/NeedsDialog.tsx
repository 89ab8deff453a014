import { useState } from 'preact/hooks';
import { type Billing, type Needs, recordNeeds, REFERENCES, type Reference } from '../api/billing';
import { Confirm } from '../desk/Confirm';
import { useAct } from '../desk/useAct';
import { Ticks } from '../ui/Ticks';
import { t } from './t';

/** Says which references a buyer's accountant requires, for this invoice and later ones. */
export function NeedsDialog({ billing, onClose }: { billing: Billing; onClose: () => void }) {
  const [wanted, setWanted] = useState<Reference[]>(REFERENCES.filter((name) => billing.needs[name]));
  const needs = Object.fromEntries(REFERENCES.map((name) => [name, wanted.includes(name)])) as Needs;
  const save = useAct(() => recordNeeds(billing.organisation_id, needs), onClose);
  return (
    <Confirm title={t('needs.title')} act={save} action={t('needs.save')} busy={t('needs.saving')} keep={t('keep')} onClose={onClose}>
      <Ticks
        legend={t('needs.legend')}
        values={wanted}
        onChange={setWanted}
        choices={REFERENCES.map((value) => ({ value, label: t(`reference.${value}`) }))}
      />
    </Confirm>
  );
}
