import type { Entry, Imported } from '../../api/bank-answers';
import { List } from '../../ui/List';
import { Notice } from '../../ui/Notice';
import { t } from '../t';
import { factsOf, outcomeOf } from '../words';

interface ResultProps {
  imported: Imported;
  /** Whether it was imported just now: then it is announced. */
  fresh?: boolean;
}

/** The result of an imported file: counts by outcome, then entry by entry. */
export function Result({ imported, fresh = false }: ResultProps) {
  const { entries, repeated, pending } = imported;
  const applied = entries.filter((entry) => entry.outcome === 'applied');
  const odd = entries.filter((entry) => !['applied', 'known', 'not_ours'].includes(entry.outcome));
  const foreign = entries.filter((entry) => entry.outcome === 'not_ours').length;
  // Right after an import the others are listed below, in `Unmatched`.
  const shown = fresh ? entries.filter((entry) => !odd.includes(entry)) : entries;
  const counts = (['paid', 'rejected', 'returned'] as const)
    .map((result) => [result, applied.filter((entry) => entry.result === result).length] as const)
    .filter(([, n]) => n > 0)
    .map(([result, n]) => t(`batch.${result}`, { n }));
  const told = [
    counts.length > 0 ? t('result.counts', { counts: counts.join(', ') }) : t('result.nothing'),
    ...(odd.length > 0 ? [t('result.odd', { n: odd.length })] : []),
    ...(entries.length > 0 && odd.length === entries.length ? [t('result.another')] : []),
    ...(foreign > 0 ? [t('result.not_ours', { n: foreign })] : []),
    ...(repeated > 0 ? [t('result.repeated', { n: repeated })] : []),
    ...(pending > 0 ? [t('result.pending', { n: pending })] : []),
  ];
  return (
    <section class="section">
      <Notice kind={odd.length > 0 ? 'warning' : fresh ? 'good' : 'info'} alert={fresh}>
        {told.join(' ')}
      </Notice>
      {shown.length > 0 && (
        <List label={t('result.title')} items={shown} itemKey={({ id }) => String(id)}>
          {(entry) => <Told entry={entry} />}
        </List>
      )}
    </section>
  );
}

/** One entry: its payment, its outcome, and what to do about it. */
export function Told({ entry }: { entry: Entry }) {
  return (
    <div class="told">
      <p class="told__what">{entry.organisation ?? t('entry.nobody')}</p>
      <p>{factsOf(entry)}</p>
      <p>{outcomeOf(entry)}</p>
      {entry.outcome === 'applied' && entry.advice !== null && <p>{t(`advice.${entry.advice}`)}</p>}
      {entry.code !== null && entry.outcome !== 'applied' && <p class="quiet small">{t('entry.code', { code: entry.code })}</p>}
      {entry.reason !== null && entry.reason !== '' && <p class="quiet small">{t('entry.bank_says', { text: entry.reason })}</p>}
      {entry.assigned !== null && <p class="quiet small">{t('entry.assigned', entry.assigned)}</p>}
      {entry.note !== '' && <p class="quiet small">{t('entry.note', { note: entry.note })}</p>}
    </div>
  );
}
