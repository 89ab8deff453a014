import { useState } from 'preact/hooks';
import { handOver } from '../api/booklets';
import { failureText } from '../i18n';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import { Notice } from '../ui/Notice';
import { t } from './t';

/** Records that a beneficiary has the booklet; nothing about the person but, if they like, the postcode. */
export function HandOverForm({ number, onDone }: { number: string; onDone: () => void }) {
  const [checked, setChecked] = useState(false);
  const [postcode, setPostcode] = useState('');
  const [busy, setBusy] = useState(false);
  const [tried, setTried] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const wrongPostcode = postcode !== '' && !/^\d{5}$/.test(postcode);

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    setTried(true);
    if (busy || !checked || wrongPostcode) return;
    setBusy(true);
    const answer = await handOver(number, { criteria_checked: true, ...(postcode === '' ? {} : { postcode }) });
    setBusy(false);
    if (answer.ok) onDone();
    else setProblem(failureText(answer.failure));
  }

  return (
    <form class="section" noValidate onSubmit={(event) => void submit(event)}>
      <label class="tick">
        <input type="checkbox" checked={checked} onChange={(event) => setChecked(event.currentTarget.checked)} />
        {t('hand_over.criteria')}
      </label>
      {tried && !checked && <Notice kind="error">{t('hand_over.criteria_missing')}</Notice>}
      <Field
        label={t('hand_over.postcode')}
        hint={t('hand_over.postcode_hint')}
        name="postcode"
        value={postcode}
        error={tried && wrongPostcode ? t('hand_over.postcode_wrong') : null}
        onInput={(typed) => setPostcode(typed.trim())}
        input={{ inputMode: 'numeric', maxLength: 5 }}
      />
      {problem !== null && <Notice kind="error">{problem}</Notice>}
      <Button kind="main" submit busy={busy}>
        {busy ? t('hand_over.busy') : t('hand_over.action')}
      </Button>
    </form>
  );
}
