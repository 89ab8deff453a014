import { useState } from 'preact/hooks';
import { type Billing, issueInvoice } from '../api/billing';
import { useAct } from '../desk/useAct';
import { failureText } from '../i18n/failures';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import { NeedsDialog } from './NeedsDialog';
import { ReferenceFields } from './ReferenceFields';
import { NO_REFERENCES, problemsOf, trimmed } from './references';
import { t } from './t';

/** Asks for an order's invoice, with the references that its buyer's accountant wants. */
export function NewInvoice({ orderId, billing }: { orderId: number; billing: Billing }) {
  const last = billing.invoices[0];
  const [typed, setTyped] = useState(last ?? NO_REFERENCES);
  const [tried, setTried] = useState(false);
  const [asked, setAsked] = useState(false);
  const issue = useAct(() => issueInvoice(orderId, trimmed(typed)), () => undefined);

  function submit(event: Event): void {
    event.preventDefault();
    setTried(true);
    if (Object.keys(problemsOf(typed, billing.needs)).length === 0) void issue.run();
  }

  return (
    <form class="section" noValidate onSubmit={submit}>
      <p class="quiet small">{t('invoice.what')}</p>
      <ReferenceFields typed={typed} needs={billing.needs} tried={tried} onChange={setTyped} />
      {issue.failure && <Notice kind="error">{failureText(issue.failure)}</Notice>}
      <Button submit busy={issue.busy}>
        {issue.busy ? t('invoice.busy') : t('invoice.ask')}
      </Button>
      <Button kind="quiet" onPress={() => setAsked(true)}>
        {t('needs.open')}
      </Button>
      {asked && <NeedsDialog billing={billing} onClose={() => setAsked(false)} />}
    </form>
  );
}
