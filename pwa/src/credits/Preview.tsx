import { useState } from 'preact/hooks';
import { type CreditNote, type CreditPreview, issueCredit, previewCredit } from '../api/credits';
import { Confirm } from '../desk/Confirm';
import { Facts } from '../desk/Facts';
import { Loaded } from '../desk/Loaded';
import { useAct } from '../desk/useAct';
import { useAnswer } from '../desk/useAnswer';
import { euros } from '../i18n';
import { counted } from '../i18n/numbers';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import { Row } from './NoteCard';
import { t } from './t';

interface PreviewProps {
  campaignId: number;
  /** Whether a credit note was issued before: then nothing is shown when nothing is left. */
  again: boolean;
  onIssued: (note: CreditNote) => void;
}

/** What a credit note would give back now; the button to issue it, or why it cannot be issued yet. */
export function Preview({ campaignId, again, onIssued }: PreviewProps) {
  const asked = useAnswer(() => previewCredit(campaignId), `credit ${campaignId}`);
  return (
    <Loaded asked={asked} label={t('credit.loading')} lines={6}>
      {(preview) =>
        again && preview.total_cents === 0 ? null : (
          <>
            {preview.hindrance ? <Notice>{preview.hindrance.message}</Notice> : <Notice kind="warning">{t('credit.ready')}</Notice>}
            <Facts facts={countsOf(preview)} />
            <Amounts preview={preview} />
            {preview.hindrance === null && <Issue preview={preview} onIssued={onIssued} />}
          </>
        )
      }
    </Loaded>
  );
}

function countsOf(preview: CreditPreview): [string, string][] {
  const credited: [string, string][] = preview.credited > 0 ? [[t('credit.credited'), counted(preview.credited)]] : [];
  return [
    [t('credit.issued'), counted(preview.issued)],
    [t('credit.redeemed'), counted(preview.redeemed)],
    [t('credit.in_grace'), counted(preview.in_grace)],
    ...credited,
    [t('credit.never'), counted(preview.vouchers)],
  ];
}

function Amounts({ preview }: { preview: CreditPreview }) {
  return (
    <>
      <dl class="total">
        <Row label={t('credit.face')} cents={preview.face_cents} />
        {preview.unissued_cents > 0 && <Row label={t('credit.unissued')} cents={preview.unissued_cents} />}
        <dt class="total__sum">{t('credit.total')}</dt>
        <dd class="total__sum">{euros(preview.total_cents)}</dd>
      </dl>
      {preview.total_cents > 0 && preview.released_cents > 0 && (
        <p class="quiet small">{t('credit.released', { amount: euros(preview.released_cents) })}</p>
      )}
    </>
  );
}

function Issue({ preview, onIssued }: { preview: CreditPreview; onIssued: (note: CreditNote) => void }) {
  const [asked, setAsked] = useState(false);
  const issue = useAct(() => issueCredit(preview.campaign_id), onIssued);
  return (
    <>
      <Button kind="main" onPress={() => setAsked(true)}>
        {t('credit.issue')}
      </Button>
      {asked && (
        <Confirm
          title={t('credit.issue')}
          act={issue}
          action={t('credit.issue')}
          busy={t('credit.busy')}
          keep={t('credit.not_now')}
          onClose={() => setAsked(false)}
        >
          <p>{t('credit.ask', { amount: euros(preview.total_cents) })}</p>
        </Confirm>
      )}
    </>
  );
}
