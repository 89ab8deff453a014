import { useState } from 'preact/hooks';
import { type Booklet, VOID_REASONS, voidBooklet, type VoidReason } from '../../api/vouchers';
import { useAct } from '../../desk/useAct';
import { failureText } from '../../i18n/failures';
import { closeScreen } from '../../nav/route';
import { Button } from '../../ui/Button';
import { Choices } from '../../ui/Choices';
import { Notice } from '../../ui/Notice';
import { t } from '../t';

interface VoidFormProps {
  booklet: Booklet;
  left: number;
  onDone: () => void;
}

/** Voids a lost, stolen or damaged booklet, after asking for the reason and showing what is left. */
export function VoidForm({ booklet, left, onDone }: VoidFormProps) {
  const [reason, setReason] = useState<VoidReason>('lost');
  const act = useAct(() => voidBooklet(booklet.number, reason), onDone);
  return (
    <section class="section stock-form">
      <h3>{t('void.title')}</h3>
      <p>{t('void.intro')}</p>
      {booklet.handed_over_at !== null && left > 0 && <p>{t('void.then', { n: left })}</p>}
      <Choices
        legend={t('void.reason')}
        value={reason}
        onChoose={setReason}
        choices={VOID_REASONS.map((value) => ({ value, label: t(`reason.${value}`) }))}
      />
      {act.failure && <Notice kind="error">{failureText(act.failure)}</Notice>}
      <div class="button-row">
        <Button onPress={closeScreen}>{t('void.keep')}</Button>
        <Button kind="danger" busy={act.busy} onPress={() => void act.run()}>
          {act.busy ? t('void.busy') : t('void.action')}
        </Button>
      </div>
    </section>
  );
}
