import { type Booklet, listBooklets } from '../api/vouchers';
import { Facts } from '../desk/Facts';
import { Loaded } from '../desk/Loaded';
import { useAnswer } from '../desk/useAnswer';
import { useFocusOnChange } from '../desk/useFocus';
import { useIsKept, useWaiting } from '../giving/context';
import { Cover } from '../giving/Cover';
import { giveScreen } from '../giving/screens';
import { day, t as tc } from '../i18n';
import { openScreen } from '../nav/route';
import { placeOf, tiesOf, worthOf } from '../stock/booklet/words';
import { bookletScreen } from '../stock/screens';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Notice } from '../ui/Notice';
import { t } from './t';

interface BookletDialogProps {
  number: string;
  onClose: () => void;
}

/** One booklet: its facts, handing it over, the code for its beneficiary, replacing it. */
export function BookletDialog({ number, onClose }: BookletDialogProps) {
  const asked = useAnswer(() => listBooklets({ number }), `${number} ${useWaiting()}`);
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
              {booklet.state === 'in_stock' && booklet.funded && !booklet.in_transit && <Give number={number} />}
              {booklet.state === 'handed_over' && <Cover number={booklet.number} />}
              <Button kind="quiet" onPress={() => openScreen(bookletScreen(booklet.number))}>
                {booklet.state === 'voided' ? t('void.see') : t('void.open')}
              </Button>
            </>
          )
        }
      </Loaded>
    </Dialog>
  );
}

function Give({ number }: { number: string }) {
  if (useIsKept(number)) return <Notice kind="info">{t('hand_over.kept')}</Notice>;
  return (
    <Button kind="main" onPress={() => openScreen(giveScreen(number))}>
      {t('hand_over.action')}
    </Button>
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
        [t('booklet.size'), worthOf(booklet)],
        [t('booklet.last_day'), lastDay],
        [t('booklet.state'), placeOf(booklet)],
        ...tiesOf(booklet),
      ]}
    />
  );
}

function Warning({ booklet }: { booklet: Booklet }) {
  if (booklet.state === 'voided') return <Notice kind="warning">{t('booklet.voided')}</Notice>;
  if (booklet.state === 'blocked') return <Notice kind="warning">{t('booklet.blocked')}</Notice>;
  if (booklet.state === 'expired') return <Notice kind="warning">{t('booklet.expired')}</Notice>;
  if (booklet.promised) return <Notice>{t('booklet.promised')}</Notice>;
  return booklet.funded ? null : <Notice kind="warning">{t('booklet.not_funded')}</Notice>;
}
