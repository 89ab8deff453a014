import { useState } from 'preact/hooks';
import { type Correction, correctVenue, type HoursRead, readHours, type VenueFacts } from '../api/venues';
import { useFocusWhen } from '../desk/useFocus';
import { failureText } from '../i18n/failures';
import { Button } from '../ui/Button';
import { Choices } from '../ui/Choices';
import { Field } from '../ui/Field';
import { Notice } from '../ui/Notice';
import { useBusy } from '../ui/useBusy';
import { withFrenchDays } from './hours';
import { ReadBack } from './ReadBack';
import { t } from './t';

const EMAIL = /^([^\s@|,;]+@[^\s@|,;]+\.[^\s@|,;]+)?$/;

interface CorrectionFormProps {
  venue: VenueFacts;
  onLeave: (saved: boolean) => void;
}

/** The form of a venue's telephone, mail, opening hours and itinerancy. New hours are shown in words before they are saved. */
export function CorrectionForm({ venue, onLeave }: CorrectionFormProps) {
  const [phone, setPhone] = useState(venue.phone_said);
  const [email, setEmail] = useState(venue.email);
  const [hours, setHours] = useState(withFrenchDays(venue.opening_hours));
  const [itinerant, setItinerant] = useState(venue.itinerant);
  const [read, setRead] = useState<HoursRead | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [missed, setMissed] = useState(0);
  const [unreadable, setUnreadable] = useState(false);
  const { busy, during } = useBusy();
  const [problem, setProblem] = useState<string | null>(null);
  const form = useFocusWhen<HTMLFormElement>(true);

  const changes = changed(venue, { phone: phone.trim(), email: email.trim(), hours: hours.trim(), itinerant }, chosen);
  const unread = changes.opening_hours !== undefined && read === null;
  const undecided = changes.opening_hours !== undefined && (read?.choices.length ?? 0) > 0 && chosen === null;
  const [phoneWrong, setPhoneWrong] = useState(false);
  const emailWrong = changes.email !== undefined && !EMAIL.test(changes.email);

  async function readBack(): Promise<void> {
    const answer = await readHours(changes.opening_hours ?? '');
    setUnreadable(!answer.ok && answer.failure.kind === 'refused');
    setProblem(answer.ok || answer.failure.kind === 'refused' ? null : failureText(answer.failure));
    if (!answer.ok) return;
    setRead(answer.value);
    setChosen(answer.value.choices.length === 0 ? answer.value.opening_hours : null);
  }

  async function save(): Promise<void> {
    const answer = await correctVenue(venue.id, changes);
    const unreadablePhone = !answer.ok && answer.failure.kind === 'refused' && answer.failure.error.code === 'unreadable_phone';
    setPhoneWrong(unreadablePhone);
    setProblem(answer.ok || unreadablePhone ? null : failureText(answer.failure));
    if (answer.ok) onLeave(true);
  }

  function submit(event: Event): void {
    event.preventDefault();
    if (undecided) setMissed(missed + 1);
    if (!emailWrong && !undecided) void during(unread ? readBack : save);
  }

  return (
    <form
      ref={form}
      tabIndex={-1}
      class="correction"
      noValidate
      aria-label={t('correct.title')}
      onSubmit={submit}
    >
      <Field
        label={t('card.phone')}
        name="phone"
        value={phone}
        onInput={(typed) => {
          setPhone(typed);
          setPhoneWrong(false);
        }}
        input={{ inputMode: 'tel' }}
        error={phoneWrong ? t('correct.phone_wrong') : null}
      />
      <Field
        label={t('card.email')}
        name="email"
        type="email"
        value={email}
        onInput={setEmail}
        error={emailWrong ? t('correct.email_wrong') : null}
      />
      <Field
        label={t('card.hours')}
        name="opening_hours"
        value={hours}
        hint={t('correct.hours_hint')}
        onInput={(typed) => {
          setHours(typed);
          setRead(null);
          setChosen(null);
          setMissed(0);
          setUnreadable(false);
        }}
        error={unreadable ? t('correct.hours_wrong') : null}
      />
      {read !== null && <ReadBack read={read} chosen={chosen} missed={missed} onChoose={setChosen} />}
      <Choices
        legend={t('correct.kind')}
        value={itinerant ? 'itinerant' : 'fixed'}
        onChoose={(chosen) => setItinerant(chosen === 'itinerant')}
        choices={[
          { value: 'fixed', label: t('correct.kind_fixed') },
          { value: 'itinerant', label: t('correct.kind_itinerant') },
        ]}
      />
      {problem !== null && <Notice kind="error">{problem}</Notice>}
      <div class="stack">
        <Button kind="main" submit busy={busy}>
          {t(unread ? 'correct.read' : busy ? 'correct.busy' : 'correct.save')}
        </Button>
        <Button onPress={() => onLeave(false)}>{t('correct.leave')}</Button>
      </div>
    </form>
  );
}

interface Typed extends Required<Pick<Correction, 'phone' | 'email' | 'itinerant'>> {
  hours: string;
}

/** The fields that differ: only these stop following the national file. */
function changed(venue: VenueFacts, typed: Typed, chosen: string | null): Correction {
  return {
    ...(typed.phone !== venue.phone_said && { phone: typed.phone }),
    ...(typed.email !== venue.email && { email: typed.email }),
    ...((typed.hours !== withFrenchDays(venue.opening_hours) || venue.hours_question !== '') && { opening_hours: chosen ?? typed.hours }),
    ...(typed.itinerant !== venue.itinerant && { itinerant: typed.itinerant }),
  };
}
