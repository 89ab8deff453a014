import './people.css';
import { UserPlus } from 'lucide';
import { useState } from 'preact/hooks';
import { type HeldRole, listPeople, type Member, type PeopleThere } from '../api/people';
import type { Me } from '../api/wire/people';
import { Acts } from '../desk/Acts';
import { Loaded } from '../desk/Loaded';
import { useAnswer } from '../desk/useAnswer';
import { dayOf } from '../i18n';
import { Button } from '../ui/Button';
import { List } from '../ui/List';
import { GivePinDialog } from './GivePinDialog';
import { Invitations } from './Invitations';
import { InviteDialog } from './InviteDialog';
import { LimitDialog } from './LimitDialog';
import { ResetFactor } from './ResetFactor';
import { roleText } from './roles';
import { t } from './t';
import { WithdrawDialog } from './WithdrawDialog';

/** Who works in an organisation (null: for the scheme itself), who is invited, and the way to invite. */
export function PeopleOf({ organisationId, me }: { organisationId: number | null; me: Me }) {
  const asked = useAnswer(() => listPeople(organisationId), `people ${String(organisationId)}`);
  const [inviting, setInviting] = useState(false);
  return (
    <Loaded asked={asked} label={t('loading')} lines={5}>
      {(there) => (
        <section class="section">
          <h3>{there.organisation?.name ?? t('of_scheme')}</h3>
          {there.people.length === 0 ? (
            <p class="quiet">{t('none')}</p>
          ) : (
            <List label={t('title')} items={there.people} itemKey={({ id }) => String(id)}>
              {(member) => <MemberLine member={member} there={there} me={me} onChanged={asked.again} />}
            </List>
          )}
          <Invitations invitations={there.invitations} />
          {there.roles.length > 0 && (
            <Button kind="main" icon={UserPlus} onPress={() => setInviting(true)}>
              {t('invite')}
            </Button>
          )}
          {inviting && <InviteDialog organisationId={organisationId} roles={there.roles} onClose={() => setInviting(false)} />}
        </section>
      )}
    </Loaded>
  );
}

interface LineProps {
  member: Member;
  there: PeopleThere;
  me: Me;
  onChanged: () => void;
}

function MemberLine({ member, there, me, onChanged }: LineProps) {
  return (
    <div class="member">
      <p class="member__name">
        {member.name}
        {member.id === me.id && <span class="quiet"> ({t('you')})</span>}
      </p>
      <p class="quiet small member__email">{member.email}</p>
      {member.roles.map((role) => (
        <RoleLine key={role.id} role={role} member={member} there={there} me={me} onChanged={onChanged} />
      ))}
      {(member.may_reset || member.reset_asked_by !== null) && <ResetFactor member={member} onReset={onChanged} />}
    </div>
  );
}

function RoleLine({ role, member, there, me, onChanged }: LineProps & { role: HeldRole }) {
  const [dialog, setDialog] = useState<'withdraw' | 'limit' | 'pin' | null>(null);
  const own = member.id === me.id;
  const words = { role: roleText(role.role), name: member.name };
  const scans = role.role === 'manager' || role.role === 'mediator';
  const limitable = there.venues.length > 1 && scans;
  const pin = t(member.has_pin ? 'pin_new' : 'pin');
  const close = () => setDialog(null);
  return (
    <div class="member__role">
      <div class="member__what">
        <p>{words.role}</p>
        {role.given_at !== null && <p class="quiet small">{t('since', { day: dayOf(role.given_at) })}</p>}
        {role.venues.length > 0 && <p class="quiet small">{t('only_at', { venues: role.venues.map(({ name }) => name).join(', ') })}</p>}
        {role.last && <p class="quiet small">{t('last')}</p>}
      </div>
      <Acts>
        <div class="member__acts">
          {limitable && (
            <Button label={t('limit_label', words)} onPress={() => setDialog('limit')}>
              {t('limit')}
            </Button>
          )}
          {scans && !own && there.roles.length > 0 && (
            <Button label={t('pin_label', { ...words, what: pin })} onPress={() => setDialog('pin')}>
              {pin}
            </Button>
          )}
          {!role.last && (
            <Button kind="danger" label={t(own ? 'leave_label' : 'withdraw_label', words)} onPress={() => setDialog('withdraw')}>
              {t(own ? 'leave' : 'withdraw')}
            </Button>
          )}
        </div>
      </Acts>
      {dialog === 'withdraw' && <WithdrawDialog role={role} name={member.name} own={own} onClose={close} onWithdrawn={onChanged} />}
      {dialog === 'pin' && <GivePinDialog roleId={role.id} name={member.name} again={member.has_pin} onClose={close} onGiven={onChanged} />}
      {dialog === 'limit' && <LimitDialog role={role} name={member.name} venues={there.venues} onClose={close} onSaved={onChanged} />}
    </div>
  );
}
