import './apply.css';
import { useEffect, useState } from 'preact/hooks';
import { openApplication, type OwnApplication } from '../api/admission/applications';
import { Loaded } from '../desk/Loaded';
import { useAnswer } from '../desk/useAnswer';
import { t as common } from '../i18n';
import { replaceScreen, route } from '../nav/route';
import { Button } from '../ui/Button';
import { Page } from '../ui/Page';
import { Form } from './Form';
import { Standing } from './Standing';
import { type Begun, StartPage } from './StartPage';
import { t } from './t';

/** `/candidature`: begins an application; with a token in the fragment, resumes one or shows what became of it. */
export default function ApplyDoor() {
  const token = route.value.screen;
  const [begun, setBegun] = useState<Begun | null>(null);
  useEffect(() => {
    document.title = `${t('title')} · ${common('app.name')}`;
  }, []);
  if (token === '') {
    return (
      <StartPage
        onBegun={(now) => {
          setBegun(now);
          replaceScreen(now.token);
        }}
      />
    );
  }
  return <One key={token} token={token} begun={begun?.token === token ? begun : null} />;
}

interface OneProps {
  token: string;
  begun: Begun | null;
}

function One({ token, begun }: OneProps) {
  const asked = useAnswer(() => openApplication(token), token);
  if (asked.value === null) {
    const gone = asked.failure?.kind === 'refused';
    const actions = gone ? (
      <Button kind="main" onPress={() => replaceScreen('')}>
        {t('again')}
      </Button>
    ) : null;
    return (
      <Page title={t('title')} actions={actions}>
        <Loaded asked={asked} label={t('loading')} lines={6}>
          {() => null}
        </Loaded>
      </Page>
    );
  }
  return <Opened token={token} first={asked.value} begun={begun} again={asked.again} />;
}

interface OpenedProps extends OneProps {
  first: OwnApplication;
  again: () => void;
}

function Opened({ token, first, begun, again }: OpenedProps) {
  const [application, setApplication] = useState(first);
  const [correcting, setCorrecting] = useState(false);
  useEffect(() => setApplication(first), [first]);
  const { state } = application;
  if (state === 'draft' || (state === 'question' && correcting)) {
    return (
      <Form
        token={token}
        application={application}
        begun={begun}
        onChanged={setApplication}
        onBack={state === 'question' ? () => setCorrecting(false) : undefined}
      />
    );
  }
  return (
    <Standing
      token={token}
      application={application}
      onChanged={(changed) => {
        setApplication(changed);
        again();
      }}
      onCorrect={() => setCorrecting(true)}
    />
  );
}
