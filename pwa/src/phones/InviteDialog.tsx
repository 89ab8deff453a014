import { useEffect, useState } from 'preact/hooks';
import { type Invited, invitePhone, listHolders, readInvitation } from '../api/phones/calls';
import { Loaded } from '../desk/Loaded';
import { useAct } from '../desk/useAct';
import { useAnswer } from '../desk/useAnswer';
import { t as common } from '../i18n';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Notice } from '../ui/Notice';
import { t } from './t';
import { type Wanted, WhoseForm } from './WhoseForm';

const LOOK_EVERY_MS = 2_000;
const SECOND_MS = 1_000;

interface InviteDialogProps {
  venueId: number;
  onClose: () => void;
  onUsed: () => void;
}

/** Asks whose phone it is, shows the QR that makes it theirs, and tells when it did. */
export function InviteDialog({ venueId, onClose, onUsed }: InviteDialogProps) {
  const [invited, setInvited] = useState<Invited | null>(null);
  const [wanted, setWanted] = useState<Wanted | null>(null);
  const asked = useAnswer(() => listHolders(venueId), `holders ${venueId}`);
  const act = useAct(({ label, holderId, shared }: Wanted) => invitePhone(venueId, label, holderId, shared), setInvited);
  const ask = (given: Wanted): void => {
    setWanted(given);
    void act.run(given);
  };
  return (
    <Dialog title={t('invite_title')} closeLabel={common('action.close')} onClose={onClose}>
      {invited === null ? (
        <Loaded asked={asked} label={t('loading')} lines={3}>
          {({ people }) => <WhoseForm people={people} busy={act.busy} failure={act.failure} onAsk={ask} />}
        </Loaded>
      ) : (
        <Shown key={invited.id} invited={invited} onUsed={onUsed} onClose={onClose} onAgain={() => wanted && ask(wanted)} />
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
