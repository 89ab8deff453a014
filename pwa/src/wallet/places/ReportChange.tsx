import type { ComponentType } from 'preact';
import { useState } from 'preact/hooks';
import { loadCode } from '../../lib/code';
import { t } from '../t';

const loadForm = () => import('./ReportForm');

type Form = ComponentType<{ placeId: number }>;

/** Opens the form to report a change at a place. Its chunk is fetched on demand: few need it, and sending needs the network anyway. */
export function ReportChange({ placeId }: { placeId: number }) {
  const [fetched, setFetched] = useState<{ Form: Form } | 'failed' | null>(null);

  async function open(): Promise<void> {
    const part = await loadCode(loadForm).catch(() => null);
    setFetched(part === null ? 'failed' : { Form: part.ReportForm });
  }

  return (
    <details
      class="place__more"
      onToggle={({ currentTarget }) => {
        if (currentTarget.open && (fetched === null || fetched === 'failed')) void open();
      }}
    >
      <summary>{t('report.open')}</summary>
      {fetched === 'failed' ? (
        <p role="status">{t('report.failed')}</p>
      ) : (
        fetched !== null && <fetched.Form placeId={placeId} />
      )}
    </details>
  );
}
