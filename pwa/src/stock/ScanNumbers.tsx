import { ScanLine, X } from 'lucide';
import { useState } from 'preact/hooks';
import { Chunk } from '../nav/Chunk';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import { numberIn } from './numbers';
import { t } from './t';

const loadCamera = () => import('../giving/ScanCover');

interface ScanNumbersProps {
  onNumber: (number: string) => void;
  /** What the last scan filled in, where several covers are scanned in a row. */
  told?: string;
}

/** Scans numbers from covers instead of typing them; the camera stays open until it is closed. */
export function ScanNumbers({ onNumber, told }: ScanNumbersProps) {
  const [open, setOpen] = useState(false);
  const [wrong, setWrong] = useState(false);
  const take = (text: string | null) => {
    const number = text === null ? null : numberIn(text);
    setWrong(number === null);
    if (number !== null) onNumber(number);
  };
  if (!open) {
    return (
      <Button icon={ScanLine} onPress={() => setOpen(true)}>
        {t('scan.open')}
      </Button>
    );
  }
  return (
    <div class="section">
      <div class="covers">
        <Chunk load={loadCamera}>{({ CoverCamera }) => <CoverCamera onText={take} onNone={() => take(null)} />}</Chunk>
      </div>
      {wrong ? <Notice kind="error">{t('scan.wrong')}</Notice> : <p role="status">{told}</p>}
      <Button icon={X} onPress={() => setOpen(false)}>
        {t('scan.close')}
      </Button>
    </div>
  );
}
