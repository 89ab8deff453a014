import { useState } from 'preact/hooks';
import { needApproval } from '../../api/approvals';
import { Acts } from '../../desk/Acts';
import { Confirm } from '../../desk/Confirm';
import { useAct } from '../../desk/useAct';
import { Button } from '../../ui/Button';
import { t } from './t';

interface NeedProps {
  campaignId: number;
  needed: boolean;
  onChanged: () => void;
}

/** The operator's button that keeps a campaign to approved organisations, or opens it to all again. */
export function Need({ campaignId, needed, onChanged }: NeedProps) {
  const [open, setOpen] = useState(false);
  const act = useAct(
    () => needApproval(campaignId, !needed),
    () => {
      setOpen(false);
      onChanged();
    },
  );
  const turn = needed ? 'free' : 'need';
  return (
    <Acts>
      <Button onPress={() => setOpen(true)}>
        {t(needed ? 'chosen.change' : 'all.change')}
      </Button>
      {open && (
        <Confirm title={t(`${turn}.title`)} act={act} action={t(`${turn}.confirm`)} busy={t(`${turn}.busy`)} keep={t(`${turn}.keep`)} onClose={() => setOpen(false)}>
          <p>{t(`${turn}.ask`)}</p>
          {!needed && <p>{t('need.kept')}</p>}
        </Confirm>
      )}
    </Acts>
  );
}
