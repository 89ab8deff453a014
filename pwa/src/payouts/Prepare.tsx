import { Send } from 'lucide';
import { useState } from 'preact/hooks';
import { prepareBatch, type WholeBatch } from '../api/payouts';
import { replaceScreen } from '../app/route';
import { Confirm } from '../campaigns/Confirm';
import { useAct } from '../campaigns/useAct';
import { euros } from '../i18n';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import { batchScreen } from './screens';
import { t } from './t';

/** Puts all that can be paid into one transfer, which another person then approves. */
export function Prepare({ count, total }: { count: number; total: number }) {
  const [asked, setAsked] = useState(false);
  const [day, setDay] = useState('');
  const prepare = useAct(
    () => prepareBatch(day === '' ? null : day),
    (batch: WholeBatch) => replaceScreen(batchScreen(batch.id)),
  );
  return (
    <>
      <Button kind="main" icon={Send} onPress={() => setAsked(true)}>
        {t('prepare.action')}
      </Button>
      {asked && (
        <Confirm
          title={t('prepare.action')}
          act={prepare}
          action={t('prepare.yes')}
          busy={t('prepare.busy')}
          keep={t('not_now')}
          onClose={() => setAsked(false)}
        >
          <p>{t('prepare.what', { n: count, total: euros(total) })}</p>
          <Field label={t('prepare.day')} hint={t('prepare.day_hint')} name="day" type="date" value={day} onInput={setDay} />
        </Confirm>
      )}
    </>
  );
}
