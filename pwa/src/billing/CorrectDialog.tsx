import { useState } from 'preact/hooks';
import { type Billing, correctInvoice, type Invoice, type References } from '../api/billing';
import { Confirm } from '../desk/Confirm';
import { useAct } from '../desk/useAct';
import { ReferenceFields } from './ReferenceFields';
import { problemsOf, trimmed } from './references';
import { t } from './t';

interface CorrectDialogProps {
  orderId: number;
  billing: Billing;
  invoice: Invoice;
  onClose: () => void;
}

/** Corrects an invoice's references: a credit note cancels it, and another invoice replaces it. */
export function CorrectDialog({ orderId, billing, invoice, onClose }: CorrectDialogProps) {
  const { service, engagement, contract } = invoice;
  const [typed, setTyped] = useState<References>({ service, engagement, contract });
  const [tried, setTried] = useState(false);
  const correct = useAct(() => correctInvoice(orderId, trimmed(typed)), onClose);
  const checked = {
    ...correct,
    run: async () => {
      setTried(true);
      if (Object.keys(problemsOf(typed, billing.needs)).length === 0) await correct.run();
    },
  };
  return (
    <Confirm
      title={t('correct.title')}
      act={checked}
      action={t('correct.act')}
      busy={t('invoice.busy')}
      keep={t('keep')}
      onClose={onClose}
    >
      <p>{t('correct.what', { number: invoice.number })}</p>
      <ReferenceFields typed={typed} needs={billing.needs} tried={tried} onChange={setTyped} />
    </Confirm>
  );
}
