import './security.css';
import { Download } from 'lucide';
import { downloadFile } from '../lib/save-file';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import { ts } from './t';

interface RecoveryCodesProps {
  codes: readonly string[];
  onDone: () => void;
}

/** Ten recovery codes, shown once: to copy on paper, or to keep as a text file. */
export function RecoveryCodes({ codes, onDone }: RecoveryCodesProps) {
  const lines = [ts('recovery.file_head'), '', ...codes, ''].join('\r\n');
  return (
    <div class="secret">
      <p>{ts('recovery.intro')}</p>
      <Notice kind="warning">{ts('recovery.keep')}</Notice>
      <ol class="secret__codes" aria-label={ts('recovery.list')}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <Button icon={Download} onPress={() => downloadFile(new File([lines], ts('recovery.file'), { type: 'text/plain' }))}>
        {ts('recovery.download')}
      </Button>
      <Button kind="main" onPress={onDone}>
        {ts('recovery.done')}
      </Button>
    </div>
  );
}
