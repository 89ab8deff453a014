import { beginAtProvider, getProvider } from '../api/account/provider';
import { useAct } from '../desk/useAct';
import { useAnswer } from '../desk/useAnswer';
import { failureText } from '../i18n/failures';
import { route } from '../nav/route';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import { ts } from './t';

/** What the server writes after the `#` when coming back from the provider failed. */
const PROBLEMS = { unknown_identity: 'provider.unknown_identity', account_taken: 'provider.account_taken' } as const;
const FAILED = 'provider_failed';

/** Signs in with the provider that the server's settings name; nothing where there is none, or the server does not say. */
export function ProviderButton() {
  const asked = useAnswer(getProvider, 'provider');
  const act = useAct(beginAtProvider, ({ address }) => location.assign(address));
  const label = asked.value?.label ?? null;
  const problem = problemOf(route.value.screen);
  return (
    <>
      {problem !== null && <Notice kind="error">{problem}</Notice>}
      {act.failure && <Notice kind="error">{failureText(act.failure)}</Notice>}
      {label !== null && (
        <Button busy={act.busy} onPress={() => void act.run()}>
          {act.busy ? ts('provider.going') : ts('provider.sign_in', { label })}
        </Button>
      )}
    </>
  );
}

function problemOf(screen: string): string | null {
  if (screen === FAILED) return ts('provider.failed');
  return screen === 'unknown_identity' || screen === 'account_taken' ? ts(PROBLEMS[screen]) : null;
}
