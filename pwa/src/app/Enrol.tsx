import { MapPinOff } from 'lucide';
import { useState } from 'preact/hooks';
import { enrolDevice } from '../api/accounts';
import type { Enrolment, Me } from '../api/wire/people';
import { useAct } from '../desk/useAct';
import { t, translator } from '../i18n';
import { failureText } from '../i18n/failures';
import { enrol } from '../i18n/fr/enrol';
import { LanguageChoice } from '../nav/LanguageChoice';
import { openDesk } from '../nav/route';
import { Button } from '../ui/Button';
import { Choices } from '../ui/Choices';
import { EmptyState } from '../ui/EmptyState';
import { Field } from '../ui/Field';
import { Link } from '../ui/Link';
import { Notice } from '../ui/Notice';
import { Page } from '../ui/Page';
import { Brand } from './Brand';
import { DeskLinks } from './DeskLinks';

interface EnrolProps {
  me: Me;
  /** The venue this phone is enrolled for now; null for none. */
  venueId: number | null;
  /** Number of unsent scans of the present venue on this phone. */
  kept: number;
  onBack?: (() => void) | undefined;
  onEnrolled: (enrolment: Enrolment) => Promise<void>;
  onOtherAccount: () => void;
}

const te = translator(enrol, { en: () => import('../i18n/en/enrol').then((module) => module.enrol) });

function firstChoice(me: Me, venueId: number | null): string | null {
  const qualified = me.venues.filter((venue) => venue.qualified);
  const [only] = qualified.length === 1 ? qualified : me.venues.filter(({ id }) => id === venueId);
  return only === undefined ? null : String(only.id);
}

/** Enrols this phone for a venue; a person's only venue is preselected. */
export function Enrol({ me, venueId, kept, onBack, onEnrolled, onOtherAccount }: EnrolProps) {
  const [venue, setVenue] = useState(() => firstChoice(me, venueId));
  const [label, setLabel] = useState(() => te('label_default', { name: me.name }));
  const [missing, setMissing] = useState(false);
  const act = useAct(() => enrolDevice(label.trim() || te('label_default', { name: me.name }), Number(venue)), onEnrolled);
  const scans = me.venues.length > 0;

  function submit(event: Event): void {
    event.preventDefault();
    setMissing(venue === null);
    if (venue !== null) void act.run();
  }

  return (
    <form onSubmit={submit} noValidate>
      <Page
        brand={<Brand />}
        title={te('title')}
        back={onBack && { label: t('desk.scanner'), onPress: onBack }}
        actions={
          scans && (
            <Button kind="main" submit busy={act.busy}>
              {act.busy ? te('busy') : te('submit')}
            </Button>
          )
        }
      >
        {scans ? (
          <>
            <p>
              {te('hello', { name: me.name })} {te('intro')}
            </p>
            {missing && <Notice kind="error">{te('choose')}</Notice>}
            {act.failure && !missing && <Notice kind="error">{failureText(act.failure)}</Notice>}
            {kept > 0 && <Notice>{te('kept', { n: kept })}</Notice>}
            <Choices
              legend={te('venues')}
              value={venue}
              onChoose={setVenue}
              choices={me.venues.map(({ id, name, commune, qualified }) => ({
                value: String(id),
                label: name,
                detail: qualified ? commune : `${commune} · ${te('not_qualified')}`,
              }))}
            />
            <Field label={te('label')} hint={te('label_hint')} name="label" value={label} onInput={setLabel} />
          </>
        ) : (
          <EmptyState icon={MapPinOff} title={te('none_title')}>
            {te('none')}
          </EmptyState>
        )}
        <DeskLinks me={me} />
        <Link href="/compte" onOpen={openDesk}>
          {te('account')}
        </Link>
        <Button kind="quiet" onPress={onOtherAccount}>
          {te('other_account')}
        </Button>
        <LanguageChoice />
      </Page>
    </form>
  );
}
