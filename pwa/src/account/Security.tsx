import './security.css';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { type Factors as FactorsTold, getFactors, type RecoveryCodes as Codes } from '../api/account/factors';
import { Loaded } from '../desk/Loaded';
import { Screen } from '../desk/Screen';
import { type Asked, useAnswer } from '../desk/useAnswer';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import { AppSetUp } from './AppSetUp';
import { CodeFields, useGiving } from './CodeForm';
import { Factors } from './Factors';
import { ProviderLine } from './ProviderLine';
import { RecoveryCodes } from './RecoveryCodes';
import { Sessions } from './Sessions';
import { ts } from './t';

/** `Security` as a screen over a desk. */
export function SecurityScreen() {
  return (
    <Screen title={ts('security.title')}>
      <Security />
    </Screen>
  );
}

/** One's own second factors, recovery codes and sessions. Stands under a heading of level 2. */
export function Security() {
  const asked = useAnswer(getFactors, 'factors');
  const [app, setApp] = useState(false);
  const [codes, setCodes] = useState<readonly string[]>([]);
  function added({ recovery_codes: told }: Codes): void {
    setApp(false);
    setCodes(told);
    asked.again();
  }
  if (codes.length > 0) return <Part title={ts('recovery.title')} content={<RecoveryCodes codes={codes} onDone={() => setCodes([])} />} />;
  if (app) return <Part title={ts('app.title')} content={<AppSetUp onAdded={added} />} onBack={() => setApp(false)} />;
  return (
    <>
      <Part title={ts('security.factors')} content={<OwnFactors asked={asked} onApp={() => setApp(true)} onAdded={added} />} />
      <ProviderLine />
      <Part title={ts('sessions.title')} content={<Sessions />} />
    </>
  );
}

interface OwnFactorsProps {
  asked: Asked<FactorsTold>;
  onApp: () => void;
  onAdded: (codes: Codes) => void;
}

function OwnFactors({ asked, onApp, onAdded }: OwnFactorsProps) {
  return (
    <Loaded asked={asked} label={ts('security.loading')}>
      {(factors) => (factors.may_change ? <Factors factors={factors} onApp={onApp} onAdded={onAdded} /> : <Unlock onGiven={asked.again} />)}
    </Loaded>
  );
}

/** Asks for the second factor before it can be changed, where signing in did not. */
function Unlock({ onGiven }: { onGiven: () => void }) {
  const giving = useGiving(onGiven);
  return (
    <form class="secret" onSubmit={giving.submit} noValidate>
      <Notice>{ts('security.locked')}</Notice>
      <CodeFields {...giving} />
      <Button kind="main" submit busy={giving.act.busy}>
        {giving.act.busy ? ts('give.busy') : ts('give.submit')}
      </Button>
    </form>
  );
}

interface PartProps {
  title: string;
  content: ComponentChildren;
  onBack?: () => void;
}

function Part({ title, content, onBack }: PartProps) {
  return (
    <section class="section">
      <h3>{title}</h3>
      {content}
      {onBack && (
        <Button kind="quiet" onPress={onBack}>
          {ts('security.keep')}
        </Button>
      )}
    </section>
  );
}
