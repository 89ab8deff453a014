import { useState } from 'preact/hooks';
import { startApplication } from '../api/admission/applications';
import { useAct } from '../desk/useAct';
import { failureText } from '../i18n/failures';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import { Notice } from '../ui/Notice';
import { Page } from '../ui/Page';
import { t } from './t';

export interface Begun {
  token: string;
  address: string;
  mailed: boolean;
}

/** What applying takes, and the address that the link goes to. */
export function StartPage({ onBegun }: { onBegun: (begun: Begun) => void }) {
  const [email, setEmail] = useState('');
  const [wrong, setWrong] = useState(false);
  const start = useAct(startApplication, ({ token, mailed, application }) => onBegun({ token, mailed, address: application.email }));

  function begin(event?: Event): void {
    event?.preventDefault();
    const whole = /^\S+@\S+\.\S+$/.test(email.trim());
    setWrong(!whole);
    if (whole) void start.run(email.trim());
  }

  return (
    <Page
      title={t('start.title')}
      actions={
        <Button kind="main" busy={start.busy} onPress={() => begin()}>
          {t(start.busy ? 'start.busy' : 'start.go')}
        </Button>
      }
    >
      <p>{t('start.what')}</p>
      <p>{t('start.time')}</p>
      <section class="section">
        <h2>{t('start.needed')}</h2>
        <ul class="apply__list">
          <li>{t('start.needed_siret')}</li>
          <li>{t('start.needed_venues')}</li>
          <li>{t('start.needed_documents')}</li>
        </ul>
      </section>
      <form noValidate onSubmit={begin}>
        <Field
          label={t('start.email')}
          hint={t('start.email_hint')}
          name="email"
          type="email"
          autocomplete="email"
          value={email}
          onInput={setEmail}
          error={wrong ? t('start.wrong') : null}
        />
      </form>
      {start.failure && <Notice kind="error">{failureText(start.failure)}</Notice>}
    </Page>
  );
}
