import { useState } from 'preact/hooks';
import { type Passkey, renamePasskey } from '../api/account/factors';
import { Confirm } from '../desk/Confirm';
import { useAct } from '../desk/useAct';
import { Field } from '../ui/Field';
import { ts } from './t';

const LONGEST = 60;

/** Gives a passkey another name. */
export function RenameDialog({ passkey, onClose }: { passkey: Passkey; onClose: () => void }) {
  const [name, setName] = useState(passkey.name);
  const act = useAct(() => renamePasskey(passkey.id, name.trim() || passkey.name), onClose);
  return (
    <Confirm
      title={ts('security.rename_title')}
      act={act}
      action={ts('security.save')}
      busy={ts('security.saving')}
      keep={ts('security.keep')}
      onClose={onClose}
    >
      <Field label={ts('security.name')} name="passkey-name" value={name} onInput={setName} input={{ maxLength: LONGEST }} />
    </Confirm>
  );
}
