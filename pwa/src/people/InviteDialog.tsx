import { useState } from 'preact/hooks';
import { invite, type Invited } from '../api/people';
import type { Role } from '../api/wire/people';
import { useAct } from '../desk/useAct';
import { t as common } from '../i18n';
import { failureText } from '../i18n/failures';
import { Button } from '../ui/Button';
import { Choices } from '../ui/Choices';
import { Dialog } from '../ui/Dialog';
import { Field } from '../ui/Field';
import { Notice } from '../ui/Notice';
import { InvitedNotice } from './InvitedNotice';
import { roleDetail, roleText } from './roles';
import { t } from './t';

interface InviteDialogProps {
  organisationId: number | null;
  /** The roles that may be given, at least one. */
  roles: readonly Role[];
  onClose: () => void;
}

/** Asks who is invited to which role; then says how the link reaches them. */
export function InviteDialog({ organisationId, roles, onClose }: InviteDialogProps) {
  const [sent, setSent] = useState<Invited | null>(null);
  const title = t(sent === null ? 'invite' : 'invited_title');
  return (
    <Dialog title={title} closeLabel={common('action.close')} onClose={onClose}>
      {sent === null ? (
        <InviteForm organisationId={organisationId} roles={roles} onInvited={setSent} />
      ) : (
        <>
          <InvitedNotice invited={sent} />
          <Button kind="main" onPress={onClose}>
            {common('action.close')}
          </Button>
        </>
      )}
    </Dialog>
  );
}

interface InviteFormProps {
  organisationId: number | null;
  roles: readonly Role[];
  onInvited: (invited: Invited) => void;
}

function InviteForm({ organisationId, roles, onInvited }: InviteFormProps) {
  const [email, setEmail] = useState('');
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role | null>(roles.length === 1 ? (roles[0] ?? null) : null);
  const [missing, setMissing] = useState(false);
  const act = useAct((wanted: Role) => invite({ email, name, role: wanted, organisation_id: organisationId }), onInvited);

  function submit(event: Event): void {
    event.preventDefault();
    const lacks = email.trim() === '' || name.trim() === '' || role === null;
    setMissing(lacks);
    if (!lacks) void act.run(role);
  }

  return (
    <form class="stack" onSubmit={submit} noValidate>
      {missing && <Notice kind="error">{t(roles.length > 1 ? 'invite_missing_role' : 'invite_missing')}</Notice>}
      {act.failure && !missing && <Notice kind="error">{failureText(act.failure)}</Notice>}
      {roles.length > 1 && (
        <Choices
          legend={t('invite_role')}
          value={role}
          onChoose={setRole}
          choices={roles.map((one) => ({ value: one, label: roleText(one), detail: roleDetail(one) }))}
        />
      )}
      {roles.length === 1 && role !== null && <p>{t('invite_only', { role: roleText(role) })}</p>}
      <Field label={t('invite_email')} name="email" type="email" value={email} onInput={setEmail} />
      <Field label={t('invite_name')} name="name" value={name} onInput={setName} input={{ maxLength: 200 }} />
      <Button kind="main" submit busy={act.busy}>
        {act.busy ? t('invite_busy') : t('invite_submit')}
      </Button>
    </form>
  );
}
