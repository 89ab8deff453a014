import type { ComponentChildren } from 'preact';
import { t as common } from '../i18n';
import { failureText } from '../i18n/failures';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Notice } from '../ui/Notice';
import type { Act } from './useAct';

interface ConfirmProps {
  title: string;
  act: Act;
  action: string;
  busy: string;
  keep: string;
  /** For acts that cannot be undone. */
  danger?: boolean;
  onClose: () => void;
  children: ComponentChildren;
}

/** A dialog that says what an act does, runs it, and shows a failure while it stays open. */
export function Confirm({ title, act, action, busy, keep, danger = false, onClose, children }: ConfirmProps) {
  return (
    <Dialog title={title} closeLabel={common('action.close')} onClose={onClose}>
      {children}
      {act.failure && <Notice kind="error">{failureText(act.failure)}</Notice>}
      <div class="button-row">
        <Button onPress={onClose}>{keep}</Button>
        <Button kind={danger ? 'danger' : 'main'} busy={act.busy} onPress={() => void act.run()}>
          {act.busy ? busy : action}
        </Button>
      </div>
    </Dialog>
  );
}
