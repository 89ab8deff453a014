import './people.css';
import { useState } from 'preact/hooks';
import { type Invitation, type Invited, resendInvitation, withdrawInvitation } from '../api/people';
import { Acts } from '../desk/Acts';
import { Confirm } from '../desk/Confirm';
import { useAct } from '../desk/useAct';
import { dayOf, t as common } from '../i18n';
import { failureText } from '../i18n/failures';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { List } from '../ui/List';
import { Notice } from '../ui/Notice';
import { InvitedNotice } from './InvitedNotice';
import { roleText } from './roles';
import { t } from './t';

/** The invitations that wait: each can be sent again or withdrawn. */
export function Invitations({ invitations }: { invitations: readonly Invitation[] }) {
  if (invitations.length === 0) return null;
  return (
    <>
      <h4>{t('invitations')}</h4>
      <List label={t('invitations')} items={invitations} itemKey={({ id }) => id}>
        {(invitation) => <InvitationLine invitation={invitation} />}
      </List>
    </>
  );
}

function sentText({ created_at, expires_at, inviter }: Invitation): string {
  if (Date.parse(expires_at) <= Date.now()) return t('invitation_over', { day: dayOf(expires_at) });
  const day = dayOf(created_at);
  return inviter === null ? t('invitation_sent_alone', { day }) : t('invitation_sent', { day, inviter });
}

function InvitationLine({ invitation }: { invitation: Invitation }) {
  const [sent, setSent] = useState<Invited | null>(null);
  const [leaving, setLeaving] = useState(false);
  const resend = useAct(() => resendInvitation(invitation.id), setSent);
  const { name, email } = invitation;
  return (
    <div class="member">
      <p class="member__name">{name}</p>
      <p class="quiet small member__email">{email}</p>
      <div class="member__role">
        <div class="member__what">
          <p>{roleText(invitation.role)}</p>
          <p class="quiet small">{sentText(invitation)}</p>
        </div>
        <Acts>
          <div class="member__acts">
            <Button label={t('resend_label', { name })} busy={resend.busy} onPress={() => void resend.run()}>
              {t(resend.busy ? 'resend_busy' : 'resend')}
            </Button>
            <Button kind="danger" label={t('cancel_label', { name })} onPress={() => setLeaving(true)}>
              {t('withdraw')}
            </Button>
          </div>
        </Acts>
      </div>
      {resend.failure && <Notice kind="error">{failureText(resend.failure)}</Notice>}
      {sent && (
        <Dialog title={t('invited_title')} closeLabel={common('action.close')} onClose={() => setSent(null)}>
          <InvitedNotice invited={sent} />
        </Dialog>
      )}
      {leaving && <CancelDialog invitation={invitation} onClose={() => setLeaving(false)} />}
    </div>
  );
}

function CancelDialog({ invitation, onClose }: { invitation: Invitation; onClose: () => void }) {
  const act = useAct(() => withdrawInvitation(invitation.id), onClose);
  return (
    <Confirm
      title={t('cancel_title')}
      act={act}
      action={t('withdraw')}
      busy={t('withdraw_busy')}
      keep={t('keep')}
      danger
      onClose={onClose}
    >
      <p>{t('cancel_text', { email: invitation.email })}</p>
    </Confirm>
  );
}
