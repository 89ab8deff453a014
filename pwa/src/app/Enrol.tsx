import { MapPinOff } from 'lucide';
import { useState } from 'preact/hooks';
import { enrolDevice } from '../api/people';
import type { Enrolment, Me } from '../api/shapes';
import { failureText, t } from '../i18n';
import { Button } from '../ui/Button';
import { Choices } from '../ui/Choices';
import { EmptyState } from '../ui/EmptyState';
import { Field } from '../ui/Field';
import { Notice } from '../ui/Notice';
import { Page } from '../ui/Page';
import { Brand } from './Brand';
import { DeskLinks } from './DeskLinks';

interface EnrolProps {
  me: Me;
  /** Where this phone scans until now. */
  venueId: number | null;
  /** Scans of the former venue that are still on this phone. */
  kept: number;
  onBack?: (() => void) | undefined;
  onEnrolled: (enrolment: Enrolment) => Promise<void>;
  onOtherAccount: () => void;
}

function firstChoice(me: Me, venueId: number | null): string | null {
  const qualified = me.venues.filter((venue) => venue.qualified);
  const [only] = qualified.length === 1 ? qualified : me.venues.filter(({ id }) => id === venueId);
  return only === undefined ? null : String(only.id);
}

/** Ties this phone to a venue; the only venue is already chosen. */
export function Enrol({ me, venueId, kept, onBack, onEnrolled, onOtherAccount }: EnrolProps) {
  const [venue, setVenue] = useState(() => firstChoice(me, venueId));
  const [label, setLabel] = useState(() => t('enrol.label_default', { name: me.name }));
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const scans = me.venues.length > 0;

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    if (busy) return;
    if (venue === null) {
      setProblem(t('enrol.choose'));
      return;
    }
    setBusy(true);
    const answer = await enrolDevice(label.trim() || t('enrol.label_default', { name: me.name }), Number(venue));
    if (answer.ok) await onEnrolled(answer.value);
    else setProblem(failureText(answer.failure));
    setBusy(false);
  }

  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Page
        brand={<Brand />}
        title={t('enrol.title')}
        back={onBack && { label: t('desk.scanner'), onPress: onBack }}
        actions={
          scans && (
            <Button kind="main" submit busy={busy}>
              {busy ? t('enrol.busy') : t('enrol.submit')}
            </Button>
          )
        }
      >
        {scans ? (
          <>
            <p>
              {t('enrol.hello', { name: me.name })} {t('enrol.intro')}
            </p>
            {problem !== null && <Notice kind="error">{problem}</Notice>}
            {kept > 0 && <Notice>{t('enrol.kept', { n: kept })}</Notice>}
            <Choices
              legend={t('enrol.venues')}
              value={venue}
              onChoose={setVenue}
              choices={me.venues.map(({ id, name, commune, qualified }) => ({
                value: String(id),
                label: name,
                detail: qualified ? commune : `${commune} · ${t('enrol.not_qualified')}`,
              }))}
            />
            <Field label={t('enrol.label')} hint={t('enrol.label_hint')} name="label" value={label} onInput={setLabel} />
          </>
        ) : (
          <EmptyState icon={MapPinOff} title={t('enrol.none_title')}>
            {t('enrol.none')}
          </EmptyState>
        )}
        <DeskLinks me={me} />
        <Button kind="quiet" onPress={onOtherAccount}>
          {t('enrol.other_account')}
        </Button>
      </Page>
    </form>
  );
}
