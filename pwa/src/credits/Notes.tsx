import '../campaigns/campaigns.css';
import { Undo2 } from 'lucide';
import { listCreditNotes } from '../api/credits';
import type { Side } from '../api/expiry';
import { Screen } from '../campaigns/Screen';
import { Loaded } from '../desk/Loaded';
import { useAnswer } from '../desk/useAnswer';
import { EmptyState } from '../ui/EmptyState';
import { NoteCard } from './NoteCard';
import { t } from './t';

/** Every credit note that someone may see, newest first. */
export function Notes({ side }: { side: Side }) {
  const asked = useAnswer(listCreditNotes, 'credit notes');
  return (
    <Screen title={t('notes.title')}>
      <p class="quiet">{t('notes.what')}</p>
      <Loaded asked={asked} label={t('notes.loading')} lines={6}>
        {({ credit_notes }) =>
          credit_notes.length === 0 ? (
            <EmptyState icon={Undo2} title={t('notes.none_title')}>
              {t(`notes.none_${side}`)}
            </EmptyState>
          ) : (
            <div class="cards">
              {credit_notes.map((note) => (
                <NoteCard key={note.number} note={note} />
              ))}
            </div>
          )
        }
      </Loaded>
    </Screen>
  );
}
