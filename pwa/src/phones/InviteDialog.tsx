import { useEffect, useState } from 'preact/hooks';
import { type Invited, invitePhone, readInvitation } from '../api/phones/calls';
import { t as common } from '../i18n';
import { failureText } from '../i18n/failures';
import { useAct } from '../desk/useAct';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Field } from '../ui/Field';
import { Notice } from '../ui/Notice';
import { Ticks } from '../ui/Ticks';
import { t } from './t';

const LOOK_EVERY_MS = 2_000;
const SECOND_MS = 1_000;

interface InviteDialogProps {
  venueId: number;
  onClose: () => void;
  onUsed: () => void;
}

/** Names a phone, shows the QR that makes it the venue's, and tells when it did. */
export function InviteDialog({ venueId, onClose, onUsed }: InviteDialogProps) {
  const [label, setLabel] = useState(() => t('label_default'));
  const [invited, setInvited] = useState<Invited | null>(null);
  const [shared, setShared] = useState<'shared'[]>([]);
  const act = useAct(() => invitePhone(venueId, label.trim() || t('label_default'), shared.length > 0), setInvited);
  return (
    <Dialog title={t('invite_title')} closeLabel={common('action.close')} onClose={onClose}>
      {invited === null ? (
        <form
          class="stack"
          onSubmit={(event) => {
            event.preventDefault();
            void act.run();
          }}
        >
          <p>{t('invite_intro')}</p>
          <Field label={t('label')} hint={t('label_hint')} name="label" value={label} onInput={setLabel} />
          <Ticks legend={t('shared_legend')} hint={t('shared_hint')} choices={[{ value: 'shared', label: t('shared_choice') }]} values={shared} onChange={setShared} />
          {act.failure && <Notice kind="error">{failureText(act.failure)}</Notice>}
          <Button kind="main" submit busy={act.busy}>
            {act.busy ? t('invite_busy') : t('invite')}
          </Button>
        </form>
      ) : (
        <Shown key={invited.id} invited={invited} onUsed={onUsed} onClose={onClose} onAgain={() => void act.run()} />
      )}
    </Dialog>
  );
}

interface ShownProps {
  invited: Invited;
  onUsed: () => void;
  onClose: () => void;
  onAgain: () => void;
}

/** The QR with its time left: counted from when it came, whatever the clock of this computer says. */
function Shown({ invited, onUsed, onClose, onAgain }: ShownProps) {
  const left = useSecondsLeft(invited.lasts_seconds);
  const used = useUsed(invited.id, left > 0, onUsed);
  if (used) {
    return (
      <div class="stack">
        <div role="status">
          <Notice kind="good">{t('invite_used', { label: invited.label })}</Notice>
        </div>
        <Button kind="main" onPress={onClose}>
          {t('close')}
        </Button>
      </div>
    );
  }
  if (left === 0) {
    return (
      <div class="stack">
        <Notice kind="warning">{t('invite_expired')}</Notice>
        <Button kind="main" onPress={onAgain}>
          {t('invite_again')}
        </Button>
      </div>
    );
  }
  const time = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
  return (
    <div class="stack">
      <p>{t('invite_scan')}</p>
      <img class="phone__qr" alt={t('invite_alt')} src={`data:image/svg+xml,${encodeURIComponent(invited.qr)}`} />
      <p class="quiet" role="timer">
        {t('invite_left', { time })}
      </p>
    </div>
  );
}

function useSecondsLeft(seconds: number): number {
  const [until] = useState(() => performance.now() + seconds * SECOND_MS);
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    const timer = setInterval(() => setLeft(Math.max(0, Math.ceil((until - performance.now()) / SECOND_MS))), SECOND_MS);
    return () => clearInterval(timer);
  }, [until]);
  return left;
}

function useUsed(invitationId: number, looking: boolean, onUsed: () => void): boolean {
  const [used, setUsed] = useState(false);
  useEffect(() => {
    if (used || !looking) return;
    const look = async (): Promise<void> => {
      const answer = await readInvitation(invitationId);
      if (!answer.ok || answer.value.state !== 'used') return;
      setUsed(true);
      onUsed();
    };
    const timer = setInterval(() => void look(), LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [invitationId, used, looking]);
  return used;
}
