import { useState } from 'preact/hooks';
import { recordIdentity, type RecordedIdentity } from '../api/invoicing';
import { useAct } from '../desk/useAct';
import { failureText } from '../i18n/failures';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import { Notice } from '../ui/Notice';
import { identityOf, missingIn, type Typed, type TypedName, typedOf, vatBps } from './identity';
import { t } from './t';

const NUMERIC: readonly TypedName[] = ['siret', 'postcode'];
const LONGEST: Partial<Record<TypedName, number>> = { postcode: 5, email: 254, mentions: 500, siret: 40, vat_number: 40, iban: 40, bic: 40 };
const HINTED = ['legal_form', 'email', 'vat_number', 'vat_mention', 'iban', 'mentions'] as const;
const isHinted = (name: TypedName): name is (typeof HINTED)[number] => HINTED.some((one) => one === name);

/** The form of the operator's identity in law, filled with what is known. */
export function IdentityForm({ known }: { known: RecordedIdentity | undefined }) {
  const [typed, setTyped] = useState<Typed>(() => typedOf(known));
  const [tried, setTried] = useState(false);
  const [saved, setSaved] = useState(false);
  const bps = vatBps(typed);
  const missing = missingIn(typed);
  const act = useAct(() => recordIdentity(identityOf(typed, bps ?? 0)), () => setSaved(true));
  const taxed = typed.vat_number.trim() !== '';

  function submit(event: Event): void {
    event.preventDefault();
    setTried(true);
    if (missing.length === 0 && bps !== null) void act.run();
  }

  function errorOf(name: TypedName): string | null {
    if (tried && missing.includes(name)) return t('identity.missing');
    return name === 'vat_percent' && tried && bps === null ? t('identity.vat_wrong') : null;
  }

  const field = (name: TypedName) => (
    <Field
      key={name}
      name={name}
      label={t(`identity.${name}`)}
      hint={isHinted(name) ? t(`identity.${name}_hint`) : undefined}
      value={typed[name]}
      error={errorOf(name)}
      type={name === 'email' ? 'email' : 'text'}
      input={{ maxLength: LONGEST[name] ?? 200, ...(NUMERIC.includes(name) && { inputMode: 'numeric' as const }) }}
      onInput={(value) => {
        setSaved(false);
        setTyped({ ...typed, [name]: value });
      }}
    />
  );

  return (
    <form class="section" noValidate aria-label={t('identity.title')} onSubmit={submit}>
      {(['name', 'legal_form', 'siret', 'address', 'postcode', 'city', 'email'] as const).map(field)}
      <h3>{t('identity.vat')}</h3>
      {field('vat_number')}
      {field(taxed ? 'vat_percent' : 'vat_mention')}
      <h3>{t('identity.paid')}</h3>
      {field('iban')}
      {field('bic')}
      {field('mentions')}
      {act.failure && <Notice kind="error">{failureText(act.failure)}</Notice>}
      {tried && (missing.length > 0 || bps === null) && <Notice kind="error">{t('identity.look')}</Notice>}
      {saved && (
        <Notice kind="good" alert>
          {t('identity.saved')}
        </Notice>
      )}
      <Button kind="main" submit busy={act.busy}>
        {t(act.busy ? 'saving' : 'identity.save')}
      </Button>
    </form>
  );
}
