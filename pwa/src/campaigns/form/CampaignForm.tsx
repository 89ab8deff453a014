import { useEffect, useRef, useState } from 'preact/hooks';
import type { Campaign, Sponsor } from '../../api/campaigns';
import { failureText } from '../../i18n/failures';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import { useBusy } from '../../ui/useBusy';
import type { MovableStep } from '../end/days';
import { t } from '../t';
import { type FieldName, type Fixed, type Problems, problemsOf, type Typed, withFixed } from './form';
import { FormMoney, FormWhat, FormWhen, FormWho } from './FormParts';
import { forget, keep, kept } from './kept';
import { refusedAt, sentence, type Sentences } from './problems';
import { save } from './save';

export interface CampaignFormProps {
  before: Campaign | null;
  start: Typed;
  sponsors: readonly Sponsor[];
  fixed: Fixed;
  open: readonly MovableStep[];
  onSaved: (campaign: Campaign) => void;
}

/** The form of a campaign's terms. Problems show at their fields; what is typed survives failures and reloads. */
export function CampaignForm(props: CampaignFormProps) {
  const [before, setBefore] = useState(props.before);
  const id = before?.id ?? null;
  const [restored] = useState(() => kept(id));
  const [typed, setTyped] = useState(restored ? withFixed(restored, props.start, props.fixed) : props.start);
  const [told, setTold] = useState<Sentences>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [tries, setTries] = useState(0);
  const { busy, during } = useBusy();
  const form = useRef<HTMLFormElement>(null);
  const wrong: Problems = tries > 0 ? problemsOf(typed) : {};
  const count = new Set([...Object.keys(wrong), ...Object.keys(told)]).size;

  useEffect(() => {
    form.current?.querySelector<HTMLElement>('[aria-invalid], [data-problem]')?.focus();
  }, [tries]);

  function change(changed: Partial<Typed>): void {
    const next = { ...typed, ...changed };
    setTyped(next);
    setTold({});
    keep(id, next);
  }

  function errorOf(field: FieldName): string | null {
    const ours = wrong[field];
    return ours === undefined ? (told[field] ?? null) : sentence(field, ours);
  }

  function submit(event: Event): void {
    event.preventDefault();
    setProblem(null);
    setTold({});
    if (Object.keys(problemsOf(typed)).length === 0) void during(send);
    else setTries(tries + 1);
  }

  async function send(): Promise<void> {
    const saved = await save(before, typed);
    if (saved.ok) {
      forget(id);
      props.onSaved(saved.campaign);
      return;
    }
    setTries(tries + 1);
    const why = failureText(saved.failure);
    const at = refusedAt(saved.failure);
    setTold(at);
    setProblem(saved.campaign === null ? (Object.keys(at).length === 0 ? why : null) : t('form.steps_failed', { why }));
    if (saved.campaign === null) return;
    forget(id);
    setBefore(saved.campaign);
    keep(saved.campaign.id, typed);
  }

  const parts = { typed, change, errorOf };
  return (
    <form ref={form} class="section form" noValidate onSubmit={submit}>
      {restored && (
        <Notice
          actions={
            <Button
              onPress={() => {
                forget(id);
                setTyped(props.start);
              }}
            >
              {t('form.forget')}
            </Button>
          }
        >
          {t('form.restored')}
        </Notice>
      )}
      <FormWho {...parts} sponsors={before === null ? props.sponsors : null} />
      <FormWhen {...parts} fixed={props.fixed.paper} open={props.open} />
      <FormMoney {...parts} fixed={props.fixed} />
      <FormWhat {...parts} fixed={props.fixed.paper} />
      {count > 0 && <Notice kind="error">{t('form.problems', { n: count })}</Notice>}
      {problem !== null && <Notice kind="error">{problem}</Notice>}
      <Button kind="main" submit busy={busy}>
        {busy ? t('form.saving') : t(before === null ? 'form.save_new' : 'form.save')}
      </Button>
    </form>
  );
}
