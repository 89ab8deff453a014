import '../desk/card.css';
import '../desk/desk.css';
import './credits.css';
import { FileDown } from 'lucide';
import type { ComponentChildren } from 'preact';
import { creditPdf, type CreditNote } from '../api/credits';
import { day, euros } from '../i18n';
import { Icon } from '../ui/Icon';
import { t } from './t';

/** One credit note: amount, orders, and its PDF. */
export function NoteCard({ note, children }: { note: CreditNote; children?: ComponentChildren }) {
  return (
    <article class="card">
      <div>
        <h3 class="card__title">{t('note.title', { number: note.number })}</h3>
        <p>{note.campaign}</p>
        <p class="quiet small">
          {note.organisation} · {t('note.issued_on', { day: day(note.issued_on) })}
        </p>
      </div>
      <dl class="total">
        {note.vouchers > 0 && <Row label={t('note.vouchers', { n: note.vouchers })} cents={note.face_cents} />}
        {note.unissued_cents > 0 && <Row label={t('note.unissued')} cents={note.unissued_cents} />}
        <dt class="total__sum">{t('note.total')}</dt>
        <dd class="total__sum">{euros(note.total_cents)}</dd>
      </dl>
      <ul class="credit__orders quiet small">
        {note.parts.map((part) => (
          <li key={part.order_id}>
            {t('note.of_order', { order: part.order_id, number: part.payment_order })} : {euros(part.face_cents + part.unissued_cents)}
          </li>
        ))}
      </ul>
      {children}
      <a class="button" href={creditPdf(note.number)} aria-label={t('note.pdf_of', { number: note.number })}>
        <Icon icon={FileDown} />
        {t('note.pdf')}
      </a>
    </article>
  );
}

export function Row({ label, cents }: { label: string; cents: number }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{euros(cents)}</dd>
    </>
  );
}
