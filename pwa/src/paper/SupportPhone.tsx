import { Pencil } from 'lucide';
import { useState } from 'preact/hooks';
import { getSponsorPaper, type SponsorPaper, writeSupportPhone } from '../api/printing';
import { Acts, useReadsOnly } from '../desk/Acts';
import { Loaded } from '../desk/Loaded';
import { Reveal } from '../desk/Reveal';
import { useAct } from '../desk/useAct';
import { useAnswer } from '../desk/useAnswer';
import { failureText } from '../i18n/failures';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import { t } from './t';

/** The number that booklets, letters and the beneficiary's page tell people to call, and the form that changes it. */
export function SupportPhone({ sponsorId }: { sponsorId: number }) {
  return useReadsOnly() ? null : <Known sponsorId={sponsorId} />;
}

function Known({ sponsorId }: { sponsorId: number }) {
  const asked = useAnswer(() => getSponsorPaper(sponsorId), `support phone ${sponsorId}`);
  return (
    <section class="section">
      <h3>{t('phone.title')}</h3>
      <Loaded asked={asked} label={t('paper.loading')} lines={2}>
        {(paper) => (
          <>
            <p>{paper.support_phone_said === '' ? t('phone.none') : t('phone.shown', { number: paper.support_phone_said })}</p>
            <Acts>
              <Reveal label={t('phone.change')} kind="quiet" icon={Pencil}>
                {(close) => (
                  <PhoneForm
                    sponsorId={sponsorId}
                    paper={paper}
                    onLeave={close}
                    onSaved={() => {
                      close();
                      asked.again();
                    }}
                  />
                )}
              </Reveal>
            </Acts>
          </>
        )}
      </Loaded>
    </section>
  );
}

interface PhoneFormProps {
  sponsorId: number;
  paper: SponsorPaper;
  onLeave: () => void;
  onSaved: () => void;
}

function PhoneForm({ sponsorId, paper, onLeave, onSaved }: PhoneFormProps) {
  const [typed, setTyped] = useState(paper.support_phone_said);
  const act = useAct(() => writeSupportPhone(sponsorId, typed.trim()), onSaved);
  return (
    <form
      class="section"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void act.run();
      }}
    >
      <Field
        label={t('phone.label')}
        hint={t('phone.hint')}
        name="support-phone"
        value={typed}
        onInput={setTyped}
        error={act.failure && failureText(act.failure)}
        input={{ maxLength: 40, inputMode: 'tel' }}
      />
      <Button kind="main" submit busy={act.busy}>
        {t(act.busy ? 'words.busy' : 'phone.save')}
      </Button>
      <Button onPress={onLeave}>{t('phone.leave')}</Button>
    </form>
  );
}
