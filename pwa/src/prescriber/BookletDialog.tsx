import { useState } from 'preact/hooks';
import { type Booklet, listBooklets } from '../api/booklets';
import { Loaded } from '../desk/Loaded';
import { useAnswer } from '../desk/useAnswer';
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
              <Facts booklet={booklet} />
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
              {booklet.state !== 'voided' && <VoidForm number={booklet.number} onDone={changed} />}
            </>
          )
        }
      </Loaded>
    </Dialog>
  );
}

function Facts({ booklet }: { booklet: Booklet }) {
  const facts: [string, string][] = [
    [t('booklet.campaign'), booklet.campaign],
    [t('booklet.sponsor'), booklet.sponsor],
    [t('booklet.size'), String(booklet.size)],
    [t('booklet.last_day'), booklet.last_day === null ? t('booklet.from_hand_over') : day(booklet.last_day)],
    [t('booklet.state'), stateOf(booklet)],
  ];
  return (
    <dl class="facts">
      {facts.map(([label, value]) => (
        <div key={label} class="facts__pair">
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Warning({ booklet }: { booklet: Booklet }) {
  if (booklet.state === 'voided') return <Notice kind="warning">{t('booklet.voided')}</Notice>;
  if (booklet.state === 'blocked') return <Notice kind="warning">{t('booklet.blocked')}</Notice>;
  return booklet.funded ? null : <Notice kind="warning">{t('booklet.not_funded')}</Notice>;
}
