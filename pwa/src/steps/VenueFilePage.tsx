import './steps.css';
import { useId, useState } from 'preact/hooks';
import { type FileReport, LARGEST_VENUE_FILE, sendVenueFile } from '../api/venue-file';
import { Screen } from '../desk/Screen';
import { useFocusWhen } from '../desk/useFocus';
import { failureText } from '../i18n/failures';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import { useBusy } from '../ui/useBusy';
import { t } from './t';
import { VenueFileReport } from './VenueFileReport';

interface Read {
  readonly file: File;
  readonly report: FileReport;
  readonly written: boolean;
}

/** The screen that imports a file of venues: first what it would do, line by line, then the import. */
export function VenueFilePage() {
  const id = useId();
  const { busy, during } = useBusy();
  const [read, setRead] = useState<Read | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const place = useFocusWhen<HTMLDivElement>(read !== null);

  function choose(input: HTMLInputElement): void {
    const file = input.files?.[0];
    input.value = '';
    setRead(null);
    if (file === undefined) return;
    if (file.size > LARGEST_VENUE_FILE) setProblem(t('venues.too_large'));
    else void during(() => send(file, false));
  }

  async function send(file: File, written: boolean): Promise<void> {
    const answer = await sendVenueFile(file, written);
    setProblem(answer.ok ? null : failureText(answer.failure));
    if (answer.ok) setRead({ file, report: answer.value, written });
  }

  return (
    <Screen title={t('venues.title')}>
      <p>{t('venues.intro')}</p>
      <div class="field">
        <label class="field__label" for={id}>
          {t('venues.file')}
        </label>
        <p class="field__hint" id={`${id}-hint`}>
          {t('venues.hint')}
        </p>
        <input
          class="field__input venue-file__input"
          id={id}
          type="file"
          accept=".csv,.json,.geojson,.txt,text/csv,application/json"
          disabled={busy}
          aria-describedby={`${id}-hint`}
          onChange={(event) => choose(event.currentTarget)}
        />
      </div>
      {busy && <p role="status">{t(read === null ? 'venues.reading' : 'venues.importing')}</p>}
      {problem !== null && <Notice kind="error">{problem}</Notice>}
      {read && (
        <div class="section" ref={place} tabIndex={-1}>
          <VenueFileReport report={read.report} name={read.file.name} written={read.written} />
          {!read.written && read.report.created + read.report.updated > 0 && (
            <Button kind="main" busy={busy} onPress={() => void during(() => send(read.file, true))}>
              {t('venues.import', { n: read.report.created + read.report.updated })}
            </Button>
          )}
        </div>
      )}
    </Screen>
  );
}
