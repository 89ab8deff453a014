import { useState } from 'preact/hooks';
import { type CreditNote, listCreditNotes } from '../api/credits';
import type { Side } from '../api/expiry';
import { useReadsOnly } from '../desk/Acts';
import { Loaded } from '../desk/Loaded';
import { useAnswer } from '../desk/useAnswer';
import { euros } from '../i18n';
import { Notice } from '../ui/Notice';
import { NoteCard } from './NoteCard';
import { Preview } from './Preview';
import { t } from './t';

interface CreditProps {
  campaignId: number;
  side: Side;
  /** Whether the day of the statement (`D+37`) has come. */
  stated: boolean;
  /** Changes with each confirmation of a step, since that may allow the credit note. */
  version: string;
}

/** The end of a campaign's procedure: credit notes issued so far, and what is still to be given back. */
export function Credit({ campaignId, side, stated, version }: CreditProps) {
  const asked = useAnswer(listCreditNotes, `credit notes ${campaignId}`);
  const reads = useReadsOnly();
  const [made, setMade] = useState<CreditNote | null>(null);
  const issued = (note: CreditNote) => {
    setMade(note);
    asked.again();
  };
  return (
    <section class="section">
      <h3>{t('credit.title')}</h3>
      {made && (
        <Notice kind="good" alert>
          {t('credit.done', { number: made.number, amount: euros(made.total_cents) })}
        </Notice>
      )}
      <Loaded asked={asked} label={t('credit.loading')}>
        {({ credit_notes }) => {
          const mine = credit_notes.filter((note) => note.campaign_id === campaignId);
          return (
            <>
              {mine.map((note) => (
                <NoteCard key={note.number} note={note} />
              ))}
              {side === 'operator' && stated && !reads ? (
                <Preview key={`${version} ${made?.number ?? ''}`} campaignId={campaignId} again={mine.length > 0} onIssued={issued} />
              ) : (
                mine.length === 0 && <p class="quiet">{t(`credit.soon_${side}`)}</p>
              )}
            </>
          );
        }}
      </Loaded>
    </section>
  );
}
