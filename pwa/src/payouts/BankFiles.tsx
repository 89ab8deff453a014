import { FileDown } from 'lucide';
import { type BankFile, getBankFile, type WholeBatch } from '../api/payouts';
import { useAct } from '../desk/useAct';
import { when } from '../desk/when';
import { euros } from '../i18n';
import { failureText } from '../i18n/failures';
import { downloadFile } from '../lib/save-file';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import { t } from './t';

interface BankFilesProps {
  batch: WholeBatch;
  onChanged: () => void;
}

/** A batch's files for the bank, with who took each and when: a file given to the bank twice is paid twice. */
export function BankFiles({ batch, onChanged }: BankFilesProps) {
  return (
    <section class="section">
      <h3>{t('files.title')}</h3>
      {batch.files.length > 1 && <p>{t('files.several')}</p>}
      {batch.files.map((file) => (
        <OneFile key={file.number} batch={batch} file={file} onChanged={onChanged} />
      ))}
    </section>
  );
}

function OneFile({ batch, file, onChanged }: BankFilesProps & { file: BankFile }) {
  const taken = file.fetches.length > 0;
  const act = useAct(
    () => getBankFile(batch.id, file.number),
    (content: File) => {
      downloadFile(content);
      onChanged();
    },
  );
  return (
    <>
      <p>{t('files.one', { name: file.message_id, n: file.count, total: euros(file.cents) })}</p>
      {taken && (
        <>
          <Notice kind="warning">{t('files.taken')}</Notice>
          <ul class="small">
            {file.fetches.map(({ by, at, sha256 }) => (
              <li key={at}>{t('files.fetch', { name: by ?? t('files.console'), when: when(at), digest: sha256.slice(0, 12) })}</li>
            ))}
          </ul>
        </>
      )}
      {act.failure && <Notice kind="error">{failureText(act.failure)}</Notice>}
      <Button icon={FileDown} busy={act.busy} onPress={() => void act.run()}>
        {taken ? t('file.again') : t('file.download')}
      </Button>
    </>
  );
}
