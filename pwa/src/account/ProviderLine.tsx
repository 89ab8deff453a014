import './security.css';
import { Link2 } from 'lucide';
import { beginLink, getLinked, unlink } from '../api/account/provider';
import { useAct } from '../desk/useAct';
import { useAnswer } from '../desk/useAnswer';
import { dayOf } from '../i18n';
import { failureText } from '../i18n/failures';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { Notice } from '../ui/Notice';
import { ts } from './t';

/** One's own account at the provider: linked, or to be linked; nothing where the server has no provider. */
export function ProviderLine() {
  const asked = useAnswer(getLinked, 'linked');
  const linking = useAct(beginLink, ({ address }) => location.assign(address));
  const unlinking = useAct(unlink, asked.again);
  const label = asked.value?.label ?? null;
  const since = asked.value?.linked_at ?? null;
  if (label === null) return null;
  const failure = linking.failure ?? unlinking.failure;
  return (
    <>
      {failure && <Notice kind="error">{failureText(failure)}</Notice>}
      <div class="factor">
        <Icon icon={Link2} />
        <div class="factor__what">
          <p>{label}</p>
          <p class="quiet small">{since === null ? ts('provider.not_linked') : ts('provider.linked', { day: dayOf(since) })}</p>
        </div>
        <div class="factor__acts">
          {since === null ? (
            <Button busy={linking.busy} label={ts('provider.link_label', { label })} onPress={() => void linking.run()}>
              {ts('provider.link')}
            </Button>
          ) : (
            <Button kind="danger" busy={unlinking.busy} label={ts('provider.unlink_label', { label })} onPress={() => void unlinking.run()}>
              {ts('security.remove')}
            </Button>
          )}
        </div>
      </div>
    </>
  );
}
