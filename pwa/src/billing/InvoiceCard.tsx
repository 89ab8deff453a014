import '../desk/card.css';
import { FileDown } from 'lucide';
import { useState } from 'preact/hooks';
import { type Billing, type Invoice, invoicePdf, REFERENCES } from '../api/billing';
import type { Side } from '../api/expiry';
import { Acts } from '../desk/Acts';
import { Facts } from '../desk/Facts';
import { when } from '../desk/when';
import { day, euros } from '../i18n';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { Notice } from '../ui/Notice';
import { CorrectDialog } from './CorrectDialog';
import { Deposit } from './Deposit';
import { t } from './t';

interface InvoiceCardProps {
  orderId: number;
  side: Side;
  billing: Billing;
  invoice: Invoice;
}

/** The invoice of an order: amount, due day, references, what its platform said, and its PDF. */
export function InvoiceCard({ orderId, side, billing, invoice }: InvoiceCardProps) {
  const [correcting, setCorrecting] = useState(false);
  const paid = billing.state === 'paid';
  return (
    <article class="card" aria-label={t(paid ? 'invoice.title_paid' : 'invoice.title', { number: invoice.number })}>
      <h4 class="card__title">{t(paid ? 'invoice.title_paid' : 'invoice.title', { number: invoice.number })}</h4>
      {billing.state === 'overdue' && (
        <Notice kind="warning" title={t('invoice.overdue')}>
          {t('invoice.overdue_text', { day: day(invoice.due_on) })}
        </Notice>
      )}
      <Said invoice={invoice} />
      <Facts facts={factsOf(invoice, paid)} />
      <a class="button" href={invoicePdf(invoice.number)}>
        <Icon icon={FileDown} />
        {t('invoice.pdf')}
      </a>
      {!paid && billing.state !== 'promised' && (
        <Acts>
          {side === 'operator' && <Deposit number={invoice.number} />}
          <Button kind="quiet" onPress={() => setCorrecting(true)}>
            {t('correct.open')}
          </Button>
        </Acts>
      )}
      {correcting && <CorrectDialog orderId={orderId} billing={billing} invoice={invoice} onClose={() => setCorrecting(false)} />}
    </article>
  );
}

/** What became of it on the buyer's platform, as recorded last. */
function Said({ invoice }: { invoice: Invoice }) {
  const last = invoice.deposits[0];
  if (last === undefined) return null;
  const words = t(`deposit.${last.state}`, { when: when(last.recorded_at), reason: last.reason });
  return <Notice kind={last.state === 'refused' ? 'error' : 'info'}>{words}</Notice>;
}

function factsOf(invoice: Invoice, paid: boolean): [string, string][] {
  return [
    [t('invoice.amount'), euros(invoice.total_cents)],
    ...(paid ? [] : [[t('invoice.due'), day(invoice.due_on)] satisfies [string, string]]),
    ...REFERENCES.flatMap((name): [string, string][] => (invoice[name] === '' ? [] : [[t(`reference.${name}`), invoice[name]]])),
  ];
}
