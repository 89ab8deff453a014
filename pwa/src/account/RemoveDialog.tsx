import type { Answer } from '../api/wire/http';
import { Confirm } from '../desk/Confirm';
import { useAct } from '../desk/useAct';
import { ts } from './t';

interface RemoveDialogProps {
  name: string;
  ask: () => Promise<Answer<unknown>>;
  onClose: () => void;
}

/** Confirms that a second factor is removed. */
export function RemoveDialog({ name, ask, onClose }: RemoveDialogProps) {
  const act = useAct(ask, onClose);
  return (
    <Confirm
      title={ts('security.remove_title', { name })}
      act={act}
      action={ts('security.remove')}
      busy={ts('security.remove_busy')}
      keep={ts('security.keep')}
      danger
      onClose={onClose}
    >
      <p>{ts('security.remove_text')}</p>
    </Confirm>
  );
}
