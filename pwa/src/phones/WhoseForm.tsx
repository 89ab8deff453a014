import { useState } from 'preact/hooks';
import type { Holder } from '../api/phones/calls';
import type { Failure } from '../api/wire/http';
import { failureText } from '../i18n/failures';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import { Notice } from '../ui/Notice';
import { SelectField } from '../ui/SelectField';
import { Ticks } from '../ui/Ticks';
import { t } from './t';

/** A phone to be: its name, and whose it is; null for the venue's, which may be `shared`. */
export interface Wanted {
  label: string;
  holderId: number | null;
  shared: boolean;
}

interface WhoseFormProps {
  people: readonly Holder[];
  busy: boolean;
  failure: Failure | null;
  onAsk: (wanted: Wanted) => void;
}

/** The venue's phone stays when people leave; somebody's own ends with their role. */
export function WhoseForm({ people, busy, failure, onAsk }: WhoseFormProps) {
  const [holder, setHolder] = useState<Holder | null>(null);
  const [shared, setShared] = useState<'shared'[]>([]);
  const [typed, setTyped] = useState<string | null>(null);
  const usual = holder === null ? t('label_default') : t('label_of', { name: holder.name });

  function submit(event: Event): void {
    event.preventDefault();
    const label = typed?.trim() ?? '';
    onAsk({ label: label === '' ? usual : label, holderId: holder?.id ?? null, shared: holder === null && shared.length > 0 });
  }

  return (
    <form class="stack" onSubmit={submit}>
      <p>{t('invite_intro')}</p>
      <SelectField
        label={t('holder')}
        hint={t(holder === null ? 'holder_venue_hint' : 'holder_person_hint')}
        name="holder"
        value={String(holder?.id ?? '')}
        options={[{ value: '', label: t('holder_venue') }, ...people.map(({ id, name }) => ({ value: String(id), label: name }))]}
        onChange={(id) => setHolder(people.find((one) => String(one.id) === id) ?? null)}
      />
      <Field label={t('label')} hint={t('label_hint')} name="label" value={typed ?? usual} onInput={setTyped} />
      {holder === null && (
        <Ticks
          legend={t('shared_legend')}
          hint={t('shared_hint')}
          choices={[{ value: 'shared', label: t('shared_choice') }]}
          values={shared}
          onChange={setShared}
        />
      )}
      {failure && <Notice kind="error">{failureText(failure)}</Notice>}
      <Button kind="main" submit busy={busy}>
        {busy ? t('invite_busy') : t('invite')}
      </Button>
    </form>
  );
}
