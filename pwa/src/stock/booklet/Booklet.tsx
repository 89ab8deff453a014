import '../stock.css';
import { countLeft } from '../../api/stock';
import { listBooklets } from '../../api/vouchers';
import { useReadsOnly } from '../../desk/Acts';
import { Facts } from '../../desk/Facts';
import { Loaded } from '../../desk/Loaded';
import { useAnswer } from '../../desk/useAnswer';
import { useFocusOnChange } from '../../desk/useFocus';
import { Notice } from '../../ui/Notice';
import { t } from '../t';
import { LetterAgain } from './LetterAgain';
import { Lost } from './Lost';
import { factsOf } from './words';

/** One booklet and what is left of it, with its letter for whoever may print it; if it is lost, stolen or damaged, it is voided, then replaced (docs/glossary.md, rule 19 "Lost booklet"). */
export function Booklet({ number, letter }: { number: string; letter: boolean }) {
  const reads = useReadsOnly();
  const asked = useAnswer(() => listBooklets({ number }), number);
  const left = useAnswer(() => countLeft(number), number);
  const booklet = asked.value?.booklets[0];
  const changed = useFocusOnChange<HTMLDListElement>(`${booklet?.state} ${booklet?.replaced_by}`);
  const again = () => {
    asked.again();
    left.again();
  };
  return (
    <Loaded asked={asked} label={t('booklet.loading')}>
      {() =>
        booklet === undefined ? (
          <Notice kind="error">{t('booklet.unknown')}</Notice>
        ) : (
          <Loaded asked={left} label={t('booklet.loading')}>
            {(counted) => (
              <>
                <Facts focus={changed} facts={factsOf(booklet, counted.left)} />
                {letter && !reads && <LetterAgain booklet={booklet} />}
                <Lost booklet={booklet} left={counted.left} onChanged={again} />
              </>
            )}
          </Loaded>
        )
      }
    </Loaded>
  );
}
