import { Printer } from 'lucide';
import { useState } from 'preact/hooks';
import { type Booklet, letterOf } from '../../api/vouchers';
import { Field } from '../../ui/Field';
import { Icon } from '../../ui/Icon';
import { t } from '../t';

const WHOLE = /^\d{5}$/;

/** The letter of a booklet that was handed over, printed once more: the same code as before, the places of today. */
export function LetterAgain({ booklet }: { booklet: Booklet }) {
  const [postcode, setPostcode] = useState(booklet.postcode ?? '');
  if (booklet.handed_over_at === null || booklet.voided_at !== null) return null;
  return (
    <section class="section">
      <h3>{t('letter.title')}</h3>
      <p>{t('letter.intro')}</p>
      {booklet.postcode === null && (
        <Field label={t('letter.postcode')} name="postcode" value={postcode} onInput={setPostcode} input={{ inputMode: 'numeric', maxLength: 5 }} />
      )}
      {WHOLE.test(postcode) && (
        <a class="button" href={letterOf(booklet.number, postcode)} target="_blank" rel="noopener">
          <Icon icon={Printer} />
          <span class="button__text">{t('letter.print')}</span>
        </a>
      )}
    </section>
  );
}
