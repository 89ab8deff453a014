import { getBooks } from '../api/audit';
import { Loaded } from '../desk/Loaded';
import { useAnswer } from '../desk/useAnswer';
import { openScreen } from '../nav/route';
import { Button } from '../ui/Button';
import { Audit } from './Audit';
import { ACCOUNTS_SCREEN } from './screens';
import { t } from './t';

/** The section of the operator's first screen with the result of the last audit and a link to the accounts. */
export function LedgerCorner() {
  const asked = useAnswer(getBooks, 'books');
  return (
    <section class="section">
      <h2>{t('corner.title')}</h2>
      <Loaded asked={asked} label={t('loading')} lines={2}>
        {(books) => <Audit books={books} />}
      </Loaded>
      <div class="button-row">
        <Button onPress={() => openScreen(ACCOUNTS_SCREEN)}>{t('corner.open')}</Button>
      </div>
    </section>
  );
}
