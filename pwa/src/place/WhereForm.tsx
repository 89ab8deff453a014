import { MapPin } from 'lucide';
import { useState } from 'preact/hooks';
import type { Correction, VenueFacts } from '../api/venues';
import type { Act } from '../desk/useAct';
import { useFocusWhen } from '../desk/useFocus';
import { failureText } from '../i18n/failures';
import { canLocate, ownPosition } from '../lib/position';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import { Notice } from '../ui/Notice';
import { useBusy } from '../ui/useBusy';
import { t } from './t';

const POSTCODE = /^[0-9]{5}$/;

const NAMES = ['name', 'address', 'address_extra', 'postcode', 'commune'] as const;

export type Where = Pick<VenueFacts, (typeof NAMES)[number]>;

interface WhereFormProps {
  venue: Where;
  act: Act<[Correction]>;
  /** A new venue has no position yet. */
  fresh?: boolean;
  onLeave: () => void;
}

/** The form of a venue's name, address and position. The position is that of the phone, when its owner stands there. */
export function WhereForm({ venue, act, fresh = false, onLeave }: WhereFormProps) {
  const [typed, setTyped] = useState<Where>(() => ({ ...venue }));
  const [position, setPosition] = useState<Pick<Correction, 'latitude' | 'longitude'>>({});
  const [nowhere, setNowhere] = useState(false);
  const [missing, setMissing] = useState(false);
  const locating = useBusy();
  const form = useFocusWhen<HTMLFormElement>(true);
  const wrongPostcode = missing && !POSTCODE.test(typed.postcode.trim());
  const field = (name: keyof Where) => ({
    name,
    label: t(`where.${name}`),
    value: typed[name],
    onInput: (text: string) => setTyped({ ...typed, [name]: text }),
  });

  async function locate(): Promise<void> {
    const here = await ownPosition();
    setNowhere(here === null);
    if (here !== null) setPosition({ latitude: here.latitude, longitude: here.longitude });
  }

  function submit(event: Event): void {
    event.preventDefault();
    const incomplete = typed.name.trim() === '' || typed.commune.trim() === '' || !POSTCODE.test(typed.postcode.trim());
    setMissing(incomplete);
    if (!incomplete) void act.run({ ...changed(venue, typed), ...position });
  }

  return (
    <form ref={form} tabIndex={-1} class="correction" noValidate aria-label={t('where.title')} onSubmit={submit}>
      <Field {...field('name')} error={missing && typed.name.trim() === '' ? t('where.name_missing') : null} />
      <Field {...field('address')} hint={t('where.address_hint')} autocomplete="street-address" />
      <Field {...field('address_extra')} hint={t('where.address_extra_hint')} />
      <Field {...field('postcode')} input={{ inputMode: 'numeric', maxLength: 5 }} error={wrongPostcode ? t('where.postcode_wrong') : null} />
      <Field {...field('commune')} error={missing && typed.commune.trim() === '' ? t('where.commune_missing') : null} />
      {canLocate() && (
        <div class="stack">
          <Button icon={MapPin} busy={locating.busy} onPress={() => void locating.during(locate)}>
            {t(locating.busy ? 'where.locating' : 'where.here')}
          </Button>
          <p class="quiet small" role="status">
            {t(nowhere ? 'where.nowhere' : position.latitude !== undefined ? 'where.located' : fresh ? 'where.position_new' : 'where.position')}
          </p>
        </div>
      )}
      {act.failure && <Notice kind="error">{failureText(act.failure)}</Notice>}
      <div class="stack">
        <Button kind="main" submit busy={act.busy}>
          {t(act.busy ? 'correct.busy' : 'correct.save')}
        </Button>
        <Button onPress={onLeave}>{t('correct.leave')}</Button>
      </div>
    </form>
  );
}

/** The fields that differ: only these stop following the national file. */
function changed(venue: Where, typed: Where): Correction {
  const changes: Correction = {};
  for (const name of NAMES) {
    const text = typed[name].trim();
    if (text !== venue[name]) changes[name] = text;
  }
  return changes;
}
