import { useState } from 'preact/hooks';
import { type Booklet, listBooklets } from '../api/booklets';
import { Facts } from '../desk/Facts';
import { Loaded } from '../desk/Loaded';
import { Reveal } from '../desk/Reveal';
import { useAnswer } from '../desk/useAnswer';
import { useFocusOnChange } from '../desk/useFocus';
import { day, t as tc } from '../i18n';
import { Dialog } from '../ui/Dialog';
import { Notice } from '../ui/Notice';
import { Cover } from './Cover';
import { HandOverForm } from './HandOverForm';
import { stateOf } from './state';
import { t } from './t';
import { VoidForm } from './VoidForm';

interface BookletDialogProps {
  number: string;
  onClose: () => void;
  onChanged: () => void;
}

/** One booklet: what it is, handing it over, the code for its beneficiary, making it void. */
export function BookletDialog({ number, onClose, onChanged }: BookletDialogProps) {
  const asked = useAnswer(() => listBooklets({ state: '', number, page: '' }), number);
  const [justHandedOver, setJustHandedOver] = useState(false);
  const changed = () => {
    asked.again();
    onChanged();
  };
  return (
    <Dialog title={t('stock.open', { number })} closeLabel={tc('action.close')} onClose={onClose}>
      <Loaded asked={asked} label={t('booklet.loading')}>
        {({ booklets: [booklet] }) =>
          booklet === undefined ? (
            <Notice kind="error">{t('booklet.unknown')}</Notice>
          ) : (
            <>
              <BookletFacts booklet={booklet} />
              <Warning booklet={booklet} />
              {booklet.state === 'in_stock' && booklet.funded && (
                <HandOverForm
                  number={booklet.number}
                  onDone={() => {
                    setJustHandedOver(true);
                    changed();
                  }}
                />
              )}
              {booklet.state === 'handed_over' && <Cover number={booklet.number} justHandedOver={justHandedOver} />}
              {booklet.state !== 'voided' && (
                <Reveal kind="quiet" label={t('void.open')}>
                  {(close) => <VoidForm number={booklet.number} onDone={changed} onKept={close} />}
                </Reveal>
              )}
            </>
          )
        }
      </Loaded>
    </Dialog>
  );
}

function BookletFacts({ booklet }: { booklet: Booklet }) {
  const changed = useFocusOnChange<HTMLDListElement>(booklet.state);
  const lastDay = booklet.last_day === null ? t('booklet.from_hand_over') : day(booklet.last_day);
  return (
    <Facts
      focus={changed}
      facts={[
        [t('booklet.campaign'), booklet.campaign],
        [t('booklet.sponsor'), booklet.sponsor],
        [t('booklet.size'), String(booklet.size)],
        [t('booklet.last_day'), lastDay],
        [t('booklet.state'), stateOf(booklet)],
      ]}
    />
  );
}

function Warning({ booklet }: { booklet: Booklet }) {
  if (booklet.state === 'voided') return <Notice kind="warning">{t('booklet.voided')}</Notice>;
  if (booklet.state === 'blocked') return <Notice kind="warning">{t('booklet.blocked')}</Notice>;
  return booklet.funded ? null : <Notice kind="warning">{t('booklet.not_funded')}</Notice>;
}
