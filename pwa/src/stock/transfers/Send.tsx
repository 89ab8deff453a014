import { useState } from 'preact/hooks';
import { listDestinations, listSendable, type Transfer } from '../../api/stock';
import { Loaded } from '../../desk/Loaded';
import { Screen } from '../../desk/Screen';
import { useAnswer } from '../../desk/useAnswer';
import { closeScreen } from '../../nav/route';
import { Button } from '../../ui/Button';
import { Done } from '../Done';
import { t } from '../t';
import { booklets } from '../words';
import { SendForm } from './SendForm';

/** The screen that sends booklets: the form, the confirmation, the result. */
export function Send() {
  const runs = useAnswer(listSendable, 'sendable');
  const places = useAnswer(listDestinations, 'destinations');
  const [sent, setSent] = useState<Transfer | null>(null);
  return (
    <Screen title={t('send.title')}>
      {sent === null ? (
        <Loaded asked={runs} label={t('send.loading')} lines={6}>
          {({ runs: mine }) => (
            <Loaded asked={places} label={t('send.loading')}>
              {({ organisations }) => <SendForm runs={mine} places={organisations} onSent={setSent} />}
            </Loaded>
          )}
        </Loaded>
      ) : (
        <Done actions={<Button onPress={closeScreen}>{t('send.see')}</Button>}>
          {t('send.done', { booklets: booklets(sent.booklet_count), to: sent.to.name })}
        </Done>
      )}
    </Screen>
  );
}
