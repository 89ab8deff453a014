import type { Me } from '../api/wire/people';
import { Button } from '../ui/Button';
import { Page } from '../ui/Page';
import { CodeFields, useGiving } from './CodeForm';
import { ts } from './t';

interface GiveFactorProps {
  onGiven: (me: Me) => void;
  onLeave: () => void;
}

/** The page after the password: the code of an app, a passkey, or a recovery code. */
export function GiveFactor({ onGiven, onLeave }: GiveFactorProps) {
  const giving = useGiving(onGiven);
  return (
    <form onSubmit={giving.submit} noValidate>
      <Page
        title={ts('give.title')}
        actions={
          <Button kind="main" submit busy={giving.act.busy}>
            {giving.act.busy ? ts('give.busy') : ts('give.submit')}
          </Button>
        }
      >
        <CodeFields {...giving} />
        <Button kind="quiet" onPress={onLeave}>
          {ts('leave')}
        </Button>
      </Page>
    </form>
  );
}
