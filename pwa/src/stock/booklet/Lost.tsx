import type { Booklet } from '../../api/vouchers';
import { useReadsOnly } from '../../desk/Acts';
import { openScreen } from '../../nav/route';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import { bookletScreen } from '../screens';
import { t } from '../t';
import { Replace } from './Replace';
import { VoidForm } from './VoidForm';

interface LostProps {
  booklet: Booklet;
  left: number;
  onChanged: () => void;
}

/** The next step for a lost booklet: void it, replace it, or find the one that replaces it. */
export function Lost({ booklet, left, onChanged }: LostProps) {
  const { number, state, replaced_by, handed_over_at } = booklet;
  const reads = useReadsOnly();
  if (state !== 'voided') return reads ? null : <VoidForm booklet={booklet} left={left} onDone={onChanged} />;
  if (replaced_by !== null) {
    return (
      <Notice
        kind="good"
        actions={<Button onPress={() => openScreen(bookletScreen(replaced_by))}>{t('replaced.open', { number: replaced_by })}</Button>}
      >
        {t('replaced.by', { number, by: replaced_by })}
      </Notice>
    );
  }
  if (handed_over_at === null) return <Notice>{t('replace.never_handed_over')}</Notice>;
  if (left === 0) return <Notice>{t('replace.nothing_left')}</Notice>;
  return reads ? null : <Replace booklet={booklet} left={left} onDone={onChanged} />;
}
