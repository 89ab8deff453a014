import { useState } from 'preact/hooks';
import { type Phone, renamePhone } from '../api/phones/calls';
import { Confirm } from '../desk/Confirm';
import { useAct } from '../desk/useAct';
import { Field } from '../ui/Field';
import { t } from './t';

/** Gives a phone another name. */
export function RenameDialog({ phone, onClose }: { phone: Phone; onClose: () => void }) {
  const [label, setLabel] = useState(phone.label);
  const act = useAct(() => renamePhone(phone.id, label.trim() || phone.label), onClose);
  return (
    <Confirm title={t('rename_title')} act={act} action={t('rename')} busy={t('rename_busy')} keep={t('keep')} onClose={onClose}>
      <Field label={t('label')} hint={t('label_hint')} name="label" value={label} onInput={setLabel} />
    </Confirm>
  );
}
