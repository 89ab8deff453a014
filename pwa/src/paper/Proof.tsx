import { BadgeCheck, FileText } from 'lucide';
import { useState } from 'preact/hooks';
import { approveProof, LAYOUTS, type Printing, proofOf } from '../api/printing';
import { useAct } from '../desk/useAct';
import { when } from '../desk/when';
import { failureText } from '../i18n/failures';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { Notice } from '../ui/Notice';
import { t } from './t';

interface ProofProps {
  printing: Printing;
  onApproved: () => void;
}

/** The print proof, a specimen booklet as PDF, and the sponsor's approval. */
export function Proof({ printing, onApproved }: ProofProps) {
  const [opened, setOpened] = useState(false);
  const { proof } = printing;
  return (
    <section class="section">
      <h3>{t('proof.title')}</h3>
      {proof.approved_at === null ? (
        <p>{proof.may_approve ? t('proof.look') : t('proof.sponsor_looks', { sponsor: printing.sponsor })}</p>
      ) : (
        <Notice kind="good">{t('proof.approved', { name: proof.approved_by ?? '', when: when(proof.approved_at) })}</Notice>
      )}
      <div class="button-row">
        {LAYOUTS.map((layout) => (
          <a
            key={layout}
            class="button"
            href={proofOf(printing.order_id, layout)}
            target="_blank"
            rel="noopener"
            onClick={() => setOpened(true)}
          >
            <Icon icon={FileText} />
            <span class="button__text">{t(`proof.open_${layout}`)}</span>
          </a>
        ))}
      </div>
      {proof.approved_at === null && proof.may_approve && (
        <Approve printing={printing} opened={opened} onApproved={onApproved} />
      )}
    </section>
  );
}

function Approve({ printing, opened, onApproved }: ProofProps & { opened: boolean }) {
  const [unseen, setUnseen] = useState(false);
  const act = useAct(() => approveProof(printing.order_id, printing.proof.fingerprint), onApproved);

  function approve(): void {
    setUnseen(!opened);
    if (opened) void act.run();
  }

  return (
    <>
      {unseen && <Notice kind="error">{t('proof.open_first')}</Notice>}
      {act.failure && <Notice kind="error">{failureText(act.failure)}</Notice>}
      <Button kind="main" icon={BadgeCheck} busy={act.busy} onPress={approve}>
        {act.busy ? t('proof.approving') : t('proof.approve')}
      </Button>
    </>
  );
}
