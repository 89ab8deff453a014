import { useState } from 'preact/hooks';
import type { Meeting, MeetingTerms } from '../api/front/meetings';
import type { Act } from '../desk/useAct';
import { failureText } from '../i18n/failures';
import { AreaField } from '../ui/AreaField';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import { Notice } from '../ui/Notice';
import { dayIn, instantOf, timeIn } from './instants';
import { t } from './t';

interface MeetingFormProps {
  /** Null for a new meeting. */
  before: Meeting | null;
  act: Act<[MeetingTerms]>;
  action: string;
}

const USUAL_MINUTES = '60';
type TextName = 'subject' | 'link' | 'host' | 'place' | 'about';

/** The form of a meeting. Day and time are those of Paris; it needs a link or a place. */
export function MeetingForm({ before, act, action }: MeetingFormProps) {
  const [day, setDay] = useState(before ? dayIn(before.starts_at) : '');
  const [time, setTime] = useState(before ? timeIn(before.starts_at) : '');
  const [minutes, setMinutes] = useState(before ? String(before.minutes) : USUAL_MINUTES);
  const [texts, setTexts] = useState<Record<TextName, string>>({
    ...{ subject: before?.subject ?? '', link: before?.link ?? '', host: before?.host ?? '' },
    ...{ place: before?.place ?? '', about: before?.about ?? '' },
  });
  const [tried, setTried] = useState(false);
  const starts_at = instantOf(day, time);
  const nowhere = texts.link.trim() === '' && texts.place.trim() === '';
  const subject = texts.subject.trim();

  function submit(event: Event): void {
    event.preventDefault();
    setTried(true);
    if (starts_at !== null && !nowhere && subject !== '') void act.run({ ...texts, subject, starts_at, minutes: Number(minutes) || 0 });
  }

  const text = (name: TextName) => ({
    key: name,
    name,
    label: t(`meeting.${name}`),
    value: texts[name],
    onInput: (value: string) => setTexts({ ...texts, [name]: value }),
  });

  return (
    <form class="section" noValidate onSubmit={submit}>
      <Field {...text('subject')} error={tried && subject === '' ? t('meeting.no_subject') : null} />
      <Field label={t('meeting.day')} name="day" type="date" value={day} onInput={setDay} error={tried && starts_at === null ? t('meeting.no_day') : null} />
      <Field label={t('meeting.time')} name="time" type="time" value={time} onInput={setTime} />
      <Field label={t('meeting.minutes')} name="minutes" type="number" value={minutes} onInput={setMinutes} input={{ min: 10, max: 600 }} />
      <Field {...text('link')} hint={t('meeting.link_hint')} error={tried && nowhere ? t('meeting.nowhere') : null} />
      <AreaField {...text('place')} />
      <Field {...text('host')} />
      <AreaField {...text('about')} />
      {act.failure && <Notice kind="error">{failureText(act.failure)}</Notice>}
      <Button kind="main" submit busy={act.busy}>
        {act.busy ? t('saving') : action}
      </Button>
    </form>
  );
}
