import '../desk/desk.css';
import { FileDown } from 'lucide';
import { type Billing as Shown, cancellationPdf, getBilling, type Invoice, issueQuote, type Quote, quotePdf } from '../api/billing';
import type { Side } from '../api/expiry';
import { Acts } from '../desk/Acts';
import { Loaded } from '../desk/Loaded';
import { useAct } from '../desk/useAct';
import { useAnswer } from '../desk/useAnswer';
import { day } from '../i18n';
import { failureText } from '../i18n/failures';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { Notice } from '../ui/Notice';
import { InvoiceCard } from './InvoiceCard';
import { NewInvoice } from './NewInvoice';
import { t } from './t';

/** An order's quote and invoices, and the next step of its payment. */
export function Billing({ orderId, side }: { orderId: number; side: Side }) {
  const asked = useAnswer(() => getBilling(orderId), `billing ${orderId}`);
  return (
    <section class="section" aria-label={t('billing.title')}>
      <Loaded asked={asked} label={t('billing.loading')} lines={3}>
        {(billing) => (
          <>
            <h3>{t('billing.title')}</h3>
            <Next orderId={orderId} side={side} billing={billing} />
            {billing.invoices.map((invoice) => (
              <Cancelled key={invoice.number} invoice={invoice} />
            ))}
          </>
        )}
      </Loaded>
    </section>
  );
}

function Next({ orderId, side, billing }: { orderId: number; side: Side; billing: Shown }) {
  const live = billing.invoices.find((invoice) => invoice.credit_note === null);
  if (live !== undefined) return <InvoiceCard orderId={orderId} side={side} billing={billing} invoice={live} />;
  if (billing.state === 'to_invoice') {
    return (
      <Acts>
        <NewInvoice orderId={orderId} billing={billing} />
      </Acts>
    );
  }
  if (billing.state === 'drafted') {
    return (
      <Acts>
        <AskQuote orderId={orderId} />
      </Acts>
    );
  }
  return billing.quote !== null && billing.state === 'quoted' ? <QuoteCard quote={billing.quote} /> : null;
}

function AskQuote({ orderId }: { orderId: number }) {
  const ask = useAct(() => issueQuote(orderId), () => undefined);
  return (
    <>
      <p class="quiet small">{t('quote.what')}</p>
      {ask.failure && <Notice kind="error">{failureText(ask.failure)}</Notice>}
      <Button busy={ask.busy} onPress={() => void ask.run()}>
        {ask.busy ? t('quote.busy') : t('quote.ask')}
      </Button>
    </>
  );
}

function QuoteCard({ quote }: { quote: Quote }) {
  return (
    <>
      <p>
        {t('quote.title', { number: quote.number })} · {t('quote.until', { day: day(quote.valid_until) })}
      </p>
      <a class="button" href={quotePdf(quote.number)}>
        <Icon icon={FileDown} />
        {t('quote.pdf')}
      </a>
    </>
  );
}

/** A line for an invoice that a credit note cancelled, with the note's PDF. */
function Cancelled({ invoice }: { invoice: Invoice }) {
  const note = invoice.credit_note;
  if (note === null) return null;
  return (
    <p class="small">
      <a href={cancellationPdf(note)}>
        {t('invoice.cancelled', { number: invoice.number, note })}
      </a>
    </p>
  );
}
